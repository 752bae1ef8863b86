import { expect, test } from '@jest/globals';
import { scrubRecord } from './scrub-record.ts';

test('passwords are removed at any depth, and everything else is kept', () => {
  const record = JSON.parse(
    '{"url":"https:\\/\\/moi:canari\\u0040a.ca/x?token=y","notes":"Voir ftp://canari@b.ca/ ou moi@c.ca","more":[{"https://x:canari@d.ca":[1,"https://canari@e.ca"]}],"__proto__":{"a":"http://canari@f.ca"},"n":null}',
  ) as Parameters<typeof scrubRecord>[0];
  expect(JSON.stringify(scrubRecord(record))).toBe(
    '{"url":"https://a.ca/x?token=y","notes":"Voir ftp://b.ca/ ou moi@c.ca","more":[{"https://d.ca":[1,"https://e.ca"]}],"__proto__":{"a":"http://f.ca"},"n":null}',
  );
});

test('a record without any password is returned as the same object', () => {
  const record = { courriel: 'info@a.ca', url: 'https://a.ca/?key=1', list: [{ a: 1 }, null, 'x'] };
  expect(scrubRecord(record)).toBe(record);
});
