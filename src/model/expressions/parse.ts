import { Cursor } from "./cursor";
import { parseTemplate } from "./parse-template";
import type { Expression, ForExpression } from "./syntax";

/** A string of a JSON configuration: Terraform reads every one as a template. */
export function parseTemplateText(text: string): Expression {
  return parseTemplate(new Cursor(text), { quoted: false }, parseExpression);
}

/** An expression without the `${…}` around it: `aws_subnet.web[0].id`. */
export function parseExpressionText(text: string): Expression {
  const cursor = new Cursor(text);
  const expression = parseExpression(cursor);
  cursor.skipSpace();
  return cursor.atEnd ? expression : cursor.fail("the expression should end");
}

function parseExpression(cursor: Cursor): Expression {
  return cursor.nested(() => {
    const condition = parseOperation(cursor, 0);
    cursor.skipSpace();
    if (!cursor.eat("?")) return condition;
    const then = parseExpression(cursor);
    cursor.expect(":");
    return { kind: "conditional", condition, then, otherwise: parseExpression(cursor) };
  });
}

/** Loosest first: https://developer.hashicorp.com/terraform/language/expressions/operators */
const OPERATORS: readonly RegExp[] = [
  /\|\|/y,
  /&&/y,
  /==|!=/y,
  />=|<=|>|</y,
  /[+-]/y,
  // Not the first half of a comment.
  /\*|\/(?![/*])|%(?!\{)/y,
];

function parseOperation(cursor: Cursor, level: number): Expression {
  const operators = OPERATORS[level];
  if (operators === undefined) return parseUnary(cursor);
  let left = parseOperation(cursor, level + 1);
  for (;;) {
    cursor.skipSpace();
    const operator = cursor.match(operators);
    if (operator === undefined) return left;
    left = { kind: "operation", operator, operands: [left, parseOperation(cursor, level + 1)] };
  }
}

function parseUnary(cursor: Cursor): Expression {
  cursor.skipSpace();
  const operator = cursor.match(/!(?!=)|-/y);
  if (operator === undefined) return parseSteps(cursor, parsePrimary(cursor));
  return { kind: "operation", operator, operands: [cursor.nested(() => parseUnary(cursor))] };
}

const NAME = /[\p{L}_][\p{L}\p{N}_-]*/uy;
const WHOLE_NUMBER = /\d+/y;

function parsePrimary(cursor: Cursor): Expression {
  if (cursor.eat('"')) {
    const template = parseTemplate(cursor, { quoted: true }, parseExpression);
    cursor.expect('"');
    return template;
  }
  if (cursor.eat("(")) {
    const inner = parseExpression(cursor);
    cursor.expect(")");
    return inner;
  }
  if (cursor.eat("[")) return parseFor(cursor, "]") ?? { kind: "list", items: parseItems(cursor, "]") };
  if (cursor.eat("{")) return parseFor(cursor, "}") ?? parseObject(cursor);
  const number = cursor.match(/\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y);
  if (number !== undefined) return { kind: "literal", value: Number(number) };
  const name = cursor.match(NAME) ?? cursor.fail("an expression is expected");
  switch (name) {
    case "true":
    case "false":
      return { kind: "literal", value: name === "true" };
    case "null":
      return { kind: "literal", value: null };
  }
  return cursor.eat("(") ? parseCall(cursor, name) : { kind: "name", name };
}

function parseCall(cursor: Cursor, name: string): Expression {
  const args: Expression[] = [];
  let spread = false;
  for (cursor.skipSpace(); !cursor.eat(")"); cursor.skipSpace()) {
    args.push(parseExpression(cursor));
    cursor.skipSpace();
    spread = cursor.eat("...");
    cursor.skipSpace();
    if (!cursor.eat(",") && cursor.peek() !== ")") cursor.fail('"," or ")" is expected');
  }
  return { kind: "call", name, args, spread };
}

function parseItems(cursor: Cursor, end: string): readonly Expression[] {
  const items: Expression[] = [];
  for (cursor.skipSpace(); !cursor.eat(end); cursor.skipSpace()) {
    items.push(parseExpression(cursor));
    cursor.skipSpace();
    if (!cursor.eat(",") && cursor.peek() !== end) cursor.fail(`"," or "${end}" is expected`);
  }
  return items;
}

function parseObject(cursor: Cursor): Expression {
  const entries: [Expression, Expression][] = [];
  for (cursor.skipSpace(); !cursor.eat("}"); cursor.skipSpace()) {
    const parenthesized = cursor.peek() === "(";
    const key = parseExpression(cursor);
    cursor.skipSpace();
    if (!cursor.eat("=") && !cursor.eat(":")) cursor.fail('"=" is expected');
    // A bare word is the key itself; only in parentheses it is an expression.
    const isWord = key.kind === "name" && !parenthesized;
    entries.push([isWord ? { kind: "literal", value: key.name } : key, parseExpression(cursor)]);
    cursor.match(/[\s,]+/y);
  }
  return { kind: "object", entries };
}

function parseFor(cursor: Cursor, end: "]" | "}"): ForExpression | undefined {
  if (!cursor.eatWord("for")) return undefined;
  cursor.skipSpace();
  const first = cursor.match(NAME) ?? cursor.fail("a name is expected");
  cursor.skipSpace();
  const second = cursor.eat(",") ? (cursor.skipSpace(), cursor.match(NAME)) : undefined;
  if (!cursor.eatWord("in")) cursor.fail('"in" is expected');
  const collection = parseExpression(cursor);
  cursor.expect(":");
  const result = parseExpression(cursor);
  cursor.skipSpace();
  const value = cursor.eat("=>") ? parseExpression(cursor) : undefined;
  cursor.skipSpace();
  const grouped = cursor.eat("...");
  const condition = cursor.eatWord("if") ? parseExpression(cursor) : undefined;
  cursor.expect(end);
  if ((value === undefined) === (end === "}")) cursor.fail('"=>" belongs in braces, and only there');
  return {
    kind: "for",
    ...(second === undefined ? {} : { keyName: first }),
    itemName: second ?? first,
    collection,
    ...(value === undefined ? { value: result } : { key: result, value }),
    ...(condition === undefined ? {} : { condition }),
    grouped,
  };
}

function parseSteps(cursor: Cursor, start: Expression): Expression {
  let expression = start;
  for (;;) {
    if (cursor.peek(3) === "...") return expression;
    if (cursor.eat("[*]")) {
      expression = { kind: "splat", of: expression, steps: parseSplatSteps(cursor, /\[\d+\]/y) };
    } else if (cursor.eat(".*")) {
      // The old form: an index after it picks from the whole list.
      expression = { kind: "splat", of: expression, steps: parseSplatSteps(cursor) };
    } else if (cursor.eat("[")) {
      const index = parseExpression(cursor);
      cursor.expect("]");
      expression = { kind: "index", of: expression, index };
    } else if (cursor.eat(".")) expression = parseDotted(cursor, expression);
    else return expression;
  }
}

/** `.name`, or the old way to write an index: `.0`. */
function parseDotted(cursor: Cursor, of: Expression): Expression {
  const index = cursor.match(WHOLE_NUMBER);
  if (index !== undefined) return { kind: "index", of, index: { kind: "literal", value: Number(index) } };
  const name = cursor.match(NAME) ?? cursor.fail("a name is expected");
  return { kind: "attribute", of, name };
}

function parseSplatSteps(cursor: Cursor, index?: RegExp): readonly (string | number)[] {
  const steps: (string | number)[] = [];
  for (;;) {
    const found = index === undefined ? undefined : cursor.match(index);
    if (found !== undefined) steps.push(Number(found.slice(1, -1)));
    else if (/^\.[^.*\d]/.test(cursor.peek(2))) {
      cursor.take();
      steps.push(cursor.match(NAME) ?? cursor.fail("a name is expected"));
    } else return steps;
  }
}
