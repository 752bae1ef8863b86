import { html } from '@moisson/ui';

/** A labelled choice of a form: value and text of each option. */
export const selectBox = (
  name: string,
  label: string,
  chosen: string,
  options: readonly (readonly [string, string])[],
) => html`
  <label
    >${label}${' '}
    <select name=${name}>
      ${options.map(([value, text]) => html`<option value=${value} selected=${value === chosen}>${text}</option>`)}
    </select></label
  >
`;
