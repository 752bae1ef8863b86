import type { License } from '@moisson/contracts';
import { isOpen, licenceNamed } from '@moisson/vocabularies';

/** The id of a licence that is stated, and that we do not know: the value of its facet. */
const OTHER_LICENCE = 'autre';

const isOpenId = (id: string | undefined): boolean => {
  const known = id === undefined ? undefined : licenceNamed(id, 'title');
  return known !== undefined && isOpen(known);
};

/** The fields of a package for its licence. */
export const licenceFields = (license: License | undefined): Readonly<Record<string, unknown>> => ({
  license_id: license?.id ?? null,
  license_title: license?.original ?? null,
  license_url: license?.uri ?? null,
  isopen: isOpenId(license?.id),
});

/** An item of `license_list`. */
export const licenceItem = (id: string): Readonly<Record<string, unknown>> => {
  const isConformant = isOpenId(id);
  return {
    ...{ id, title: id, status: 'active', url: licenceNamed(id, 'title')?.uri ?? '', maintainer: '', family: '' },
    ...{ domain_content: false, domain_data: true, domain_software: false, is_generic: id === OTHER_LICENCE },
    od_conformance: isConformant ? 'approved' : 'not reviewed',
    osd_conformance: 'not reviewed',
  };
};
