import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import ts from "typescript";

/** A field of the environment, as the schema's source says it: the comment is what an editor shows. */
export interface SchemaField {
  /** `web.healthCheck.path`; `web.listener{https}.certificateArn` for a field of one choice; `[]` for items. */
  readonly path: string;
  /** Without its tags. */
  readonly text: string;
  /** What `@default` says. */
  readonly defaultText: string | undefined;
  /** Whether it may be left out. */
  readonly isOptional: boolean;
  /** The names of the choices, where it is a choice. */
  readonly choices: readonly string[];
}

const SCHEMAS = resolve(__dirname, "../../../src/config/schema");
/** What makes a field one that may be left out. */
const OPTIONAL = new Set(["default", "prefault", "optional", "exactOptional"]);

/** Every field of an environment, in the order of the schema. */
export function schemaFields(): readonly SchemaField[] {
  const file = sourceAt(join(SCHEMAS, "environment-schema.ts"));
  return fieldsWithin(declared("environmentSchema", file), file, "");
}

const sources = new Map<string, ts.SourceFile>();

function sourceAt(path: string): ts.SourceFile {
  const known = sources.get(path);
  if (known !== undefined) return known;
  const source = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.ES2022, true);
  sources.set(path, source);
  return source;
}

/** Where something is written, without the calls that only refine it. */
interface Written {
  readonly node: ts.Expression;
  readonly file: ts.SourceFile;
  readonly isOptional: boolean;
}

function written(node: ts.Expression, file: ts.SourceFile, isOptional = false): Written {
  if (ts.isAsExpression(node)) return written(node.expression, file, isOptional);
  if (ts.isIdentifier(node)) {
    const found = declaredAnywhere(node.text, file);
    return found === undefined ? { node, file, isOptional } : written(found.node, found.file, isOptional);
  }
  if (!ts.isCallExpression(node)) return { node, file, isOptional };
  const callee = node.expression;
  if (ts.isIdentifier(callee)) {
    const found = declaredAnywhere(callee.text, file);
    const returned = found === undefined ? undefined : returnedBy(found.node);
    return found === undefined || returned === undefined
      ? { node, file, isOptional }
      : written(returned, found.file, isOptional);
  }
  if (!ts.isPropertyAccessExpression(callee) || isZod(callee.expression) || callee.name.text === "extend")
    return { node, file, isOptional };
  return written(callee.expression, file, isOptional || OPTIONAL.has(callee.name.text));
}

function isZod(node: ts.Node): boolean {
  return ts.isIdentifier(node) && node.text === "z";
}

function fieldsWithin(expression: ts.Expression, from: ts.SourceFile, path: string): readonly SchemaField[] {
  const { node, file } = written(expression, from);
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return [];
  const [first, second] = node.arguments;
  switch (node.expression.name.text) {
    case "strictObject":
    case "object":
      return first === undefined ? [] : membersOf(first, file).flatMap((member) => fieldOf(member, path));
    case "extend":
      return extended(fieldsWithin(node.expression.expression, file, path), first, file, path);
    case "discriminatedUnion":
      return choicesOf(second, file).flatMap(({ name, node: choice }) =>
        fieldsWithin(choice, file, `${path}{${name}}`).filter(({ path: at }) => !at.endsWith(`}.kind`)),
      );
    case "array":
      return first === undefined ? [] : fieldsWithin(first, file, `${path}[]`);
    case "record":
      return second === undefined ? [] : fieldsWithin(second, file, `${path}.NAME`);
    default:
      return [];
  }
}

/** The fields of the base, those of the extension in their places or behind them. */
function extended(
  base: readonly SchemaField[],
  extension: ts.Expression | undefined,
  file: ts.SourceFile,
  path: string,
): readonly SchemaField[] {
  const members = extension === undefined ? [] : membersOf(extension, file);
  const groups = new Map(
    members.map((member) => [`${path === "" ? "" : `${path}.`}${nameOf(member)}`, fieldOf(member, path)]),
  );
  const own = (field: SchemaField) =>
    [...groups.keys()].find(
      (at) => field.path === at || (/^[.{[]/.test(field.path.slice(at.length)) && field.path.startsWith(at)),
    );
  const kept = base.flatMap((field) => {
    const at = own(field);
    if (at === undefined) return [field];
    return field.path === at ? (groups.get(at) ?? []) : [];
  });
  const isNew = (at: string) => !base.some((field) => field.path === at);
  return [...kept, ...[...groups].filter(([at]) => isNew(at)).flatMap(([, fields]) => fields)];
}

interface Member {
  readonly node: ts.PropertyAssignment | ts.ShorthandPropertyAssignment;
  readonly file: ts.SourceFile;
}

function membersOf(expression: ts.Expression, from: ts.SourceFile): readonly Member[] {
  const { node, file } = written(expression, from);
  if (!ts.isObjectLiteralExpression(node)) return [];
  return node.properties.flatMap((property): readonly Member[] => {
    if (ts.isSpreadAssignment(property)) return membersOf(property.expression, file);
    return ts.isPropertyAssignment(property) || ts.isShorthandPropertyAssignment(property)
      ? [{ node: property, file }]
      : [];
  });
}

function fieldOf({ node, file }: Member, parent: string): readonly SchemaField[] {
  const name = node.name.getText(file);
  const path = parent === "" ? name : `${parent}.${name}`;
  const expression = ts.isPropertyAssignment(node) ? node.initializer : node.name;
  const { isOptional, ...inner } = written(expression, file);
  return [
    { path, isOptional, ...commentOf(node), choices: choiceNames(inner.node, inner.file) },
    ...fieldsWithin(expression, file, path),
  ];
}

function commentOf(node: ts.Node): Pick<SchemaField, "text" | "defaultText"> {
  const [comment] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  const tag = comment?.tags?.find(({ tagName }) => tagName.text === "default");
  return { text: plain(comment?.comment), defaultText: tag === undefined ? undefined : plain(tag.comment) };
}

function plain(comment: string | ts.NodeArray<ts.JSDocComment> | undefined): string {
  return (ts.getTextOfJSDocComment(comment) ?? "").replaceAll(/\s+/g, " ").trim();
}

function choiceNames(node: ts.Expression, file: ts.SourceFile): readonly string[] {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return [];
  if (node.expression.name.text !== "discriminatedUnion") return [];
  return choicesOf(node.arguments[1], file).map(({ name }) => name);
}

function choicesOf(list: ts.Expression | undefined, file: ts.SourceFile) {
  if (list === undefined || !ts.isArrayLiteralExpression(list)) return [];
  return list.elements.map((node) => ({ node, name: kindOf(node, file) }));
}

/** `https` of `z.strictObject({ kind: z.literal("https"), … })`. */
function kindOf(choice: ts.Expression, from: ts.SourceFile): string {
  const { node, file } = written(choice, from);
  const [fields] = ts.isCallExpression(node) ? node.arguments : [];
  const kind =
    fields === undefined ? undefined : membersOf(fields, file).find((member) => nameOf(member) === "kind");
  return /literal\("([^"]+)"\)/.exec(kind?.node.getText(kind.file) ?? "")?.[1] ?? "?";
}

function nameOf({ node, file }: Member): string {
  return node.name.getText(file);
}

function declaredAnywhere(name: string, file: ts.SourceFile): Pick<Written, "node" | "file"> | undefined {
  const here = find(name, file);
  if (here !== undefined) return { node: here, file };
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const bindings = statement.importClause?.namedBindings;
    const isNamed =
      bindings !== undefined &&
      ts.isNamedImports(bindings) &&
      bindings.elements.some((element) => element.name.text === name);
    if (!isNamed || !statement.moduleSpecifier.text.startsWith(".")) continue;
    const other = sourceAt(`${join(dirname(file.fileName), statement.moduleSpecifier.text)}.ts`);
    return { node: declared(name, other), file: other };
  }
  return undefined;
}

function declared(name: string, file: ts.SourceFile): ts.Expression {
  const found = find(name, file);
  if (found === undefined) throw new Error(`${file.fileName} declares no ${name}`);
  return found;
}

/** The value of a constant, or a function itself. */
function find(name: string, file: ts.SourceFile): ts.Expression | undefined {
  for (const statement of file.statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name?.text === name) {
      return statement as unknown as ts.Expression;
    }
    if (!ts.isVariableStatement(statement)) continue;
    const [declaration] = statement.declarationList.declarations.filter(
      (each) => ts.isIdentifier(each.name) && each.name.text === name,
    );
    if (declaration?.initializer !== undefined) return declaration.initializer;
  }
  return undefined;
}

function returnedBy(node: ts.Node): ts.Expression | undefined {
  if (!ts.isFunctionDeclaration(node)) return undefined;
  const returned = node.body?.statements.find(ts.isReturnStatement);
  return returned?.expression;
}
