/** A page with `text` between its comments `<!-- NAME -->` and `<!-- end: NAME -->`, in place of what is there. */
export function withRegion(page: string, name: string, text: string): string {
  const [begin, end] = [`<!-- ${name} -->\n`, `<!-- end: ${name} -->\n`];
  const [before, rest] = page.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`a page has no part "${name}"`);
  return `${before}${begin}\n${text}\n\n${end}${after}`;
}
