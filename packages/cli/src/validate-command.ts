import { Problem, type Bilingual, type Language } from '@moisson/kernel';
import type { Command } from 'commander';
import { z } from 'zod';
import type { CommandParts } from './command-parts.ts';
import { FoundFaults } from './found-faults.ts';
import { plainText } from './output.ts';
import { askPortal } from './portal-client.ts';
import { readBytes } from './read-text.ts';

/** Bytes that the portal judges. */
const MAX_BYTES = 1024 * 1024;

const Both = z.object({ fr: z.string(), en: z.string() });

/** The answer of the portal, as far as it is shown here. */
const Judged = z.looseObject({
  protocol: z.looseObject({ title: z.string() }).optional(),
  records: z.array(
    z.looseObject({
      key: z.string().optional(),
      mapped: z.looseObject({ title: z.record(z.string(), z.string()) }),
      findings: z.array(
        z.looseObject({
          code: z.string(),
          severity: z.enum(['info', 'warning', 'error']),
          field: z.string().optional(),
          seen: z.string().optional(),
          message: Both,
          fix: Both,
          rule: z.looseObject({ title: z.string(), url: z.string() }).optional(),
        }),
      ),
    }),
  ),
  total: z.int(),
  problems: z.array(Problem),
});
type Judged = z.infer<typeof Judged>;

/** Adds `validate`: what a portal would make of a record, and what is wrong with it. */
export const addValidateCommand = (
  moisson: Command,
  { language, json, write, resolve, command }: CommandParts,
  portalUrl: (given: string | undefined) => string,
): void => {
  const t = (fr: string, en: string): string => (language === 'fr' ? fr : en);
  command(
    moisson,
    'validate <file>',
    t(
      'ce que Moisson ferait d’une fiche (un fichier, « - » ou une adresse), et ce qui cloche',
      'what Moisson would make of a record (a file, "-" or an address), and what is wrong with it',
    ),
  )
    .option('--portal <url>', t('adresse du portail', 'address of the portal'))
    .action(async (given: string, { portal }: { portal?: string }) => {
      const url = /^https?:\/\//i.test(given) ? given : undefined;
      const path = `/api/v1/validate${url === undefined ? '' : `?${new URLSearchParams({ url }).toString()}`}`;
      const body = url === undefined ? readBytes(given === '-' ? given : resolve(given), MAX_BYTES) : undefined;
      const answer = await askPortal(portalUrl(portal), path, language, body);
      const judged = Judged.parse(answer);
      write(json ? `${JSON.stringify(answer)}\n` : judgedText(judged, language));
      if (hasErrors(judged)) throw new FoundFaults();
    });
};

/** A document in which no record is read is an error as well. */
const hasErrors = ({ records, problems }: Judged): boolean =>
  records.length === 0 ||
  [...problems, ...records.flatMap(({ findings }) => findings)].some(({ severity }) => severity === 'error');

const judgedText = ({ protocol, records, total, problems }: Judged, language: Language): string => {
  const t = (fr: string, en: string): string => (language === 'fr' ? fr : en);
  const said = (text: Bilingual): string => plainText(text[language]);
  return [
    ...problems.map(({ message, action }) => `! ${said(message)} ${said(action)}`),
    ...(protocol === undefined ? [] : [`${plainText(protocol.title)} (${records.length} / ${total})`]),
    ...records.flatMap(({ key, mapped: { title }, findings }) => [
      `${plainText(key ?? '—')}  ${plainText(title[language] ?? Object.values(title)[0])}`,
      ...(findings.length === 0 ? [`    ${t('rien à redire', 'nothing to remark')}`] : []),
      ...findings.flatMap(({ code, severity, field, seen, message, fix, rule }) => [
        `    ${severity}  ${code}${field === undefined ? '' : `  ${plainText(field)}`}${seen === undefined ? '' : `  ${plainText(seen).slice(0, 80)}`}`,
        `      ${said(message)}`,
        `      → ${said(fix)}${rule === undefined ? '' : ` (${plainText(rule.title)}, ${plainText(rule.url)})`}`,
      ]),
    ]),
    '',
  ].join('\n');
};
