import { ExpressionSyntaxError } from "./syntax";

/** Deeper nesting than this is no configuration that a person wrote, and must not exhaust the stack. */
const MAXIMUM_NESTING = 64;

/** A place in a text, and the few moves that a parser makes. */
export class Cursor {
  private position = 0;
  private nesting = 0;

  constructor(private readonly text: string) {}

  get atEnd(): boolean {
    return this.position >= this.text.length;
  }

  /** The next characters, as many as asked for. */
  peek(length = 1): string {
    return this.text.slice(this.position, this.position + length);
  }

  take(length = 1): string {
    const taken = this.peek(length);
    this.position += length;
    return taken;
  }

  /** Takes the text if it comes next. */
  eat(expected: string): boolean {
    if (!this.text.startsWith(expected, this.position)) return false;
    this.position += expected.length;
    return true;
  }

  expect(expected: string): void {
    this.skipSpace();
    if (!this.eat(expected)) this.fail(`"${expected}" is expected`);
  }

  /** Takes what a sticky pattern (flag `y`) matches here. */
  match(sticky: RegExp): string | undefined {
    sticky.lastIndex = this.position;
    const found = sticky.exec(this.text)?.[0];
    if (found !== undefined) this.position += found.length;
    return found;
  }

  /** Spaces, line ends and comments. */
  skipSpace(): void {
    this.match(/(?:\s|#[^\n]*|\/\/[^\n]*|\/\*[^]*?\*\/)+/y);
  }

  /** Takes the word if it comes next and is not the beginning of a longer one. */
  eatWord(word: string): boolean {
    const before = this.position;
    this.skipSpace();
    if (this.eat(word) && !/[\w-]/.test(this.peek())) return true;
    this.position = before;
    return false;
  }

  nested<T>(parse: () => T): T {
    this.nesting += 1;
    if (this.nesting > MAXIMUM_NESTING) this.fail(`it is nested more than ${MAXIMUM_NESTING} deep`);
    const parsed = parse();
    this.nesting -= 1;
    return parsed;
  }

  fail(problem: string): never {
    const near = this.text.slice(this.position, this.position + 20);
    throw new ExpressionSyntaxError(near === "" ? `${problem} at the end` : `${problem} before "${near}"`);
  }
}
