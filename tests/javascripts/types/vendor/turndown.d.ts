/** What our code uses of turndown, which brings no types. */
export default class Turndown {
  constructor(options: Record<string, string>);
  addRule(
    name: string,
    rule: {
      filter: string | string[] | ((node: HTMLElement) => boolean);
      replacement: (words: string, node: Node) => string;
    },
  ): void;
  turndown(node: Node): string;
}
