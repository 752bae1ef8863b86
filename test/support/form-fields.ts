/** Returns the hidden fields of the first form of a page that is posted to a path, as a browser would send them; none if it has no such form. */
export const formFields = (page: string, path: string): URLSearchParams => {
  const fields = new URLSearchParams();
  const action = path.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  const form = new RegExp(`<form[^>]* action="${action}(?:\\?[^"]*)?"[^>]*>(.*?)</form>`, 's').exec(page)?.[1] ?? '';
  for (const [, name, value] of form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g))
    fields.append(name!, value!);
  return fields;
};
