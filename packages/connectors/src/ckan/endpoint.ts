import { said } from '@moisson/kernel';
import { pathOf, readEndpoint, type Endpoint, type EndpointForm, type Recogniser } from '../addresses/endpoint.ts';

const form: EndpointForm = {
  protocol: 'ckan',
  pages: new Set([
    ...['api', 'dataset', 'datasets', 'organization', 'group', 'showcase', 'harvest', 'feeds', 'user', 'dashboard'],
    ...['revision', 'stats', 'about', 'pages', 'home', 'accueil', 'index.html', 'index.php'],
  ]),
  usual: ['api/3', 'api/3/action'],
};

/**
 * Returns the site of a CKAN, such as `https://www.donneesquebec.ca/recherche`, from an address that a person pasted.
 */
export const ckanEndpoint = (text: string, other?: Recogniser): Endpoint => {
  if (/\/data\.json(?:[?#]|$)/i.test(text))
    return {
      fault: said(
        'c’est un flux DCAT-US : donnez le site du CKAN, ou dcat-us comme protocole (arcgis-hub pour celui d’un Hub)',
        'it is a DCAT-US feed: give the site of the CKAN, or dcat-us as the protocol (arcgis-hub for that of a Hub)',
      ),
    };
  return readEndpoint(text, form, other);
};

/** Returns whether an address belongs to CKAN's Action API. */
export const isCkanAddress = (url: URL): boolean =>
  /\/api\/(?:3|action)\/|\/package_(?:search|list|show)\//.test(pathOf(url));
