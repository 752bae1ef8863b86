import { endpointOf, uploadedProtocol } from '@moisson/connectors';
import { isUploadAddress, uploadAddress, type Source, type SourceSpec } from '@moisson/contracts';
import { InvalidInput, said } from '@moisson/kernel';
import { defaultSchedule, scheduleFault } from '@moisson/domain';
import { scheduleFaultAt } from './source-faults.ts';

/**
 * Returns the registry's form of a source that an operator wrote. Throws `request.invalid` on an invalid schedule, and on an address that
 * its protocol cannot read.
 */
export const sourceOf = (spec: SourceSpec, now: string): Source => {
  const schedule = spec.schedule ?? defaultSchedule(spec.id);
  const fault = scheduleFault(schedule);
  if (fault !== undefined) throw new InvalidInput([scheduleFaultAt(['schedule'], schedule, fault)]);
  const read = endpointOf(spec.protocol, spec.endpoint);
  if ('fault' in read) throw new InvalidInput([{ path: ['endpoint'], detail: read.fault }]);
  const { endpoint } = read;
  if (isUploadAddress(endpoint) && (endpoint !== uploadAddress(spec.id) || spec.protocol !== uploadedProtocol))
    throw new InvalidInput([{ path: ['endpoint'], detail: ofAnother(spec.id) }]);
  return { ...spec, endpoint, schedule, state: 'active', stateSince: now, createdAt: now, updatedAt: now };
};

const ofAnother = (id: string) =>
  said(
    `l’adresse d’un fichier déposé est celle de sa source, du protocole « ${uploadedProtocol} » : ${uploadAddress(id)}`,
    `the address of an uploaded file is that of its source, of the protocol "${uploadedProtocol}": ${uploadAddress(id)}`,
  );
