import type { ProtocolExample } from '../protocol.ts';

const ADDRESS = 'https://mrc.example.org/donnees/liste.csv';

/** A list of `count` datasets as a spreadsheet writes it, with a title above its header and a line break in a cell. */
export const csvExample: ProtocolExample = {
  endpoint: ADDRESS,
  answer: (url, count) => {
    if (url.href !== ADDRESS) return undefined;
    const rows = Array.from(
      { length: count },
      (_, at) => `arbres-${at};Arbres ${at};"Les arbres,\r\npar rue";https://mrc.example.org/${at}.csv;CSV;2026-11-24`,
    );
    const lines = [
      'Jeux de données de la MRC;;;;;',
      'Identifiant;Titre;Description;Lien;Format;Date de mise à jour',
      ...rows,
    ];
    return {
      body: `\ufeff${lines.join('\r\n')}\r\n`,
      contentType: 'text/csv; charset=utf-8',
      validators: { etag: `"${count}"` },
    };
  },
};
