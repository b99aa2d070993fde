/** What the tests use of it; the package brings no types. */
declare module "markdown-it" {
  namespace MarkdownIt {
    interface Token {
      readonly type: string;
      readonly tag: string;
      readonly level: number;
      readonly content: string;
      /** What stands behind a fence. */
      readonly info: string;
      readonly children: readonly Token[] | null;
      attrGet(name: string): string | null;
    }
  }
  class MarkdownIt {
    constructor(options: { readonly html: boolean; readonly linkify: boolean });
    parse(text: string, environment: object): MarkdownIt.Token[];
  }
  export = MarkdownIt;
}
