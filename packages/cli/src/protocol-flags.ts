import { optionTexts, protocols } from '@moisson/connectors';
import { inBoth, type Language } from '@moisson/kernel';
import { Option } from 'commander';

/** A flag that sets one option, for the protocols that have it. */
export interface ProtocolFlag {
  /** The option. */
  readonly name: string;
  /** The value that the flag sets; if absent, the flag takes a value. */
  readonly value?: string;
  readonly option: Option;
}

/**
 * Returns one flag per option of the registered protocols. An option of several protocols gets one flag, whose help describes it for each.
 */
export const protocolFlags = (language: Language): readonly ProtocolFlag[] => {
  const names = new Set(protocols.flatMap(({ options }) => Object.keys(options.shape)));
  return [...names].map((name) => {
    const holders = protocols.flatMap(({ title, options }) => {
      const schema = options.shape[name];
      const texts = schema === undefined ? undefined : optionTexts.get(schema);
      return texts === undefined ? [] : [{ title, texts }];
    });
    const { flag, label = inBoth(name) } = holders[0]?.texts ?? {};
    if (flag !== undefined)
      return { name, value: flag.value, option: new Option(`--${flag.name}`, flag.help[language]) };
    const each = holders.map(({ title, texts }) => `${title}${language === 'fr' ? ' :' : ':'} ${texts.help[language]}`);
    return { name, option: new Option(`--${kebab(name)} <${kebab(name)}>`, `${label[language]} (${each.join('; ')})`) };
  });
};

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
