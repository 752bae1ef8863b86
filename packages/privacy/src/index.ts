export { maskAddresses } from './mask-addresses.ts';
export { maskContacts, maskingOf } from './mask-contacts.ts';
