import { said, type Bilingual, type ProblemCode } from '@moisson/kernel';

/** How the one who writes a record mends a finding, and of which standard or vocabulary the rule is. */
interface Rule {
  readonly fix?: Bilingual;
  readonly rule?: { readonly title: string; readonly url: string };
}

const DCAT_AP = 'https://semiceu.github.io/DCAT-AP/releases/3.0.0/';
const TITLE = { title: 'DCAT-AP 3.0, dct:title', url: DCAT_AP };
const DESCRIPTION = { title: 'DCAT-AP 3.0, dct:description', url: DCAT_AP };
const IDENTIFIER = {
  title: 'DCAT 3, dcterms:identifier',
  url: 'https://www.w3.org/TR/vocab-dcat-3/#Property:resource_identifier',
};
const DATES = { title: 'RFC 3339', url: 'https://www.rfc-editor.org/rfc/rfc3339' };
const PERIOD = {
  title: 'DCAT 3, dcterms:temporal',
  url: 'https://www.w3.org/TR/vocab-dcat-3/#Property:dataset_temporal',
};
const ADDRESS = { title: 'RFC 3986', url: 'https://www.rfc-editor.org/rfc/rfc3986' };
const NO_PASSWORD = { title: 'RFC 9110 §4.2.4', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-4.2.4' };
const UTF_8 = { title: 'RFC 3629 (UTF-8)', url: 'https://www.rfc-editor.org/rfc/rfc3629' };
const LICENCES = { title: 'EU Vocabularies, licence', url: 'http://publications.europa.eu/resource/authority/licence' };
const FREQUENCIES = {
  title: 'EU Vocabularies, frequency',
  url: 'http://publications.europa.eu/resource/authority/frequency',
};
const THEMES = { title: 'Données Québec, groupes', url: 'https://www.donneesquebec.ca/recherche/group/' };
const BOX = { title: 'RFC 7946 §5', url: 'https://www.rfc-editor.org/rfc/rfc7946#section-5' };

const aDate = said(
  'Écrire la date ainsi : 2026-01-31, ou 2026-01-31T10:00:00Z.',
  'Write the date so: 2026-01-31, or 2026-01-31T10:00:00Z.',
);
const anAddress = said(
  'Donner une adresse entière qui commence par https:// ou http://.',
  'Give a whole address that begins with https:// or http://.',
);
const aBox = said(
  'Donner l’ouest, le sud, l’est et le nord en degrés, dans cet ordre : -74.3, 45.4, -73.4, 45.8.',
  'Give west, south, east and north in degrees, in this order: -74.3, 45.4, -73.4, 45.8.',
);
const aLicence = said(
  'Nommer une licence par son identifiant ou son adresse : CC-BY-4.0, https://creativecommons.org/licenses/by/4.0/.',
  'Name a licence by its identifier or its address: CC-BY-4.0, https://creativecommons.org/licenses/by/4.0/.',
);

const RULES: Partial<Record<ProblemCode, Rule>> = {
  'record.no-key': {
    fix: said(
      'Donner à la fiche un identifiant qui ne change jamais.',
      'Give the record an identifier that never changes.',
    ),
    rule: IDENTIFIER,
  },
  'field.title-missing': { fix: said('Donner un titre.', 'Give a title.'), rule: TITLE },
  'field.description-missing': {
    fix: said('Dire en quelques phrases ce que contient le jeu.', 'Say in some sentences what the dataset holds.'),
    rule: DESCRIPTION,
  },
  'field.date-unreadable': { fix: aDate, rule: DATES },
  'field.date-placeholder': {
    fix: said('Laisser la date vide plutôt que d’en inventer une.', 'Leave the date empty rather than invent one.'),
    rule: DATES,
  },
  'field.dates-inverted': {
    fix: said('Donner un début qui précède la fin.', 'Give a beginning before the end.'),
    rule: PERIOD,
  },
  'field.url-refused': { fix: anAddress, rule: ADDRESS },
  'field.url-not-web': { fix: anAddress, rule: ADDRESS },
  'field.url-too-long': { fix: said('Donner une adresse plus courte.', 'Give a shorter address.'), rule: ADDRESS },
  'field.url-credentials': {
    fix: said(
      'Retirer le nom d’utilisateur et le mot de passe de l’adresse, et changer ce mot de passe : il est public.',
      'Remove the user name and the password from the address, and change that password: it is public.',
    ),
    rule: NO_PASSWORD,
  },
  'field.credentials-removed': {
    fix: said(
      'Retirer les mots de passe des adresses de la fiche, et les changer : ils sont publics.',
      'Remove the passwords from the addresses of the record, and change them: they are public.',
    ),
    rule: NO_PASSWORD,
  },
  'field.mojibake-repaired': {
    fix: said('Écrire le texte en UTF-8, une seule fois.', 'Write the text in UTF-8, once.'),
    rule: UTF_8,
  },
  'field.template-unresolved': {
    fix: said('Remplir le gabarit par sa valeur.', 'Fill the template with its value.'),
  },
  'field.license-unknown': { fix: aLicence, rule: LICENCES },
  'field.license-missing': { fix: aLicence, rule: LICENCES },
  'field.license-contradictory': {
    fix: said('Donner une seule licence.', 'Give one licence only.'),
    rule: LICENCES,
  },
  'field.license-versionless': {
    fix: said('Nommer la version de la licence : CC-BY-4.0.', 'Name the version of the licence: CC-BY-4.0.'),
    rule: LICENCES,
  },
  'field.frequency-unknown': {
    fix: said(
      'Nommer la fréquence par un terme connu : quotidienne, mensuelle, annuelle, ou par son adresse.',
      'Name the frequency by a known term: daily, monthly, annual, or by its address.',
    ),
    rule: FREQUENCIES,
  },
  'field.theme-unmapped': {
    fix: said('Choisir un des douze groupes de Données Québec.', 'Choose one of the twelve groups of Données Québec.'),
    rule: THEMES,
  },
  'field.spatial-invalid': { fix: aBox, rule: BOX },
  'field.spatial-ambiguous': { fix: aBox, rule: BOX },
  'field.spatial-swapped': { fix: aBox, rule: BOX },
};

/** Returns how to mend a finding, and whose rule it is; nothing where the problem's own action says enough. */
export const ruleOf = (code: ProblemCode): Rule => RULES[code] ?? {};
