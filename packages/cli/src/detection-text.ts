import type { Language } from '@moisson/kernel';
import type { Detection } from '@moisson/operations/operator-api';

/** Whether a text is an address, and not the id of a source: ids have neither dots nor slashes. */
export const isAddress = (text: string): boolean => /[./:]/.test(text);

/** Returns what stands behind an address, for people. */
export const detectionText = (detection: Detection, language: Language): string => {
  const { best, found, crawlDelaySeconds, warnings } = detection;
  const t = (fr: string, en: string): string => (language === 'fr' ? fr : en);
  const lines = found.flatMap(({ protocol, endpoint, records, why, title, sample }) => [
    `${protocol === best ? '→' : ' '} ${protocol}  ${endpoint}${records === undefined ? '' : `  (${records} ${t('fiches', 'records')})`}`,
    `    ${why[language]}`,
    ...(title === undefined || protocol !== best ? [] : [`    ${t('titre', 'title')}: ${title}`]),
    ...(sample === undefined
      ? []
      : [
          `    ${t('organisations', 'organizations')}: ${listed(sample.organizations)}`,
          `    ${t('licences', 'licences')}: ${listed(sample.licences)}`,
          ...sample.titles.slice(0, 3).map((one) => `    · ${one}`),
        ]),
  ]);
  const asks = t('robots.txt demande un délai, en secondes', 'robots.txt asks for a delay, in seconds');
  return [
    ...lines,
    ...(crawlDelaySeconds === undefined ? [] : [`${asks}: ${crawlDelaySeconds}`]),
    ...warnings.map(({ message, action }) => `! ${message[language]} ${action[language]}`),
    '',
  ].join('\n');
};

const listed = (values: readonly string[]): string => (values.length === 0 ? '–' : values.slice(0, 5).join(', '));
