import type { SchemaField } from "./schema-fields";

const HEAD = `# Configuration: every field of an environment

Written from the comments in [\`src/config/schema\`](../src/config/schema), which your editor shows when you hover over a
field; \`__tests__/docs/configuration.test.ts\` holds the two equal. \`field{choice}.part\` is a part of one choice:
\`web.listener{https}.certificateArn\` stands in \`listener: { kind: "https", certificateArn: "…" }\`. \`[]\` is an item of a list.
`;

const REASON = "Why: the drill and the review print it.";

/** docs/configuration.md: a chapter for each field of the top, a row for each field. */
export function configurationReference(fields: readonly SchemaField[]): string {
  const chapters = new Map<string, SchemaField[]>();
  for (const field of fields) {
    const [top = ""] = field.path.split(/[.{[]/);
    chapters.set(top, [...(chapters.get(top) ?? []), field]);
  }
  const single = [...chapters.values()].flatMap((chapter) => (chapter.length === 1 ? chapter : []));
  const tables = [...chapters].filter(([, chapter]) => chapter.length > 1);
  return [
    HEAD,
    "## The environment itself",
    "",
    ...table(single),
    ...tables.flatMap(([top, [first, ...rest]]) => [
      "",
      `## ${top}`,
      "",
      ...(first === undefined ? [] : [sentence(first), ""]),
      ...(top === "backend" ? differences(top, rest, chapters) : table(rest)),
    ]),
    "",
  ].join("\n");
}

/** Both tiers are nearly of one kind: a table twice is read by nobody. */
function differences(
  top: string,
  rest: readonly SchemaField[],
  chapters: ReadonlyMap<string, readonly SchemaField[]>,
): readonly string[] {
  const below = (field: SchemaField, name: string) =>
    JSON.stringify({ ...field, path: field.path.slice(name.length) });
  const [, ...web] = chapters.get("web") ?? [];
  const same = new Set(web.map((field) => below(field, "web")));
  const paths = new Set(rest.map(({ path }) => path.slice(top.length)));
  const missing = web.filter(({ path }) => /^web\.\w+$/.test(path) && !paths.has(path.slice("web".length)));
  const without = missing.map(({ path }) => `\`${path}\``).join(", ");
  const others = rest.filter((field) => !same.has(below(field, top)));
  const like = `The same fields as [\`web\`](#web)${without === "" ? "" : `, without ${without}`}`;
  return others.length === 0 ? [`${like}.`] : [`${like}; these differ:`, "", ...table(others)];
}

function sentence({ text, defaultText, choices }: SchemaField): string {
  return [text, choiceText(choices), defaultText === undefined ? "" : `Default: ${cell(defaultText)}.`]
    .filter((part) => part !== "")
    .join(" ");
}

function table(fields: readonly SchemaField[]): readonly string[] {
  return [
    "| field | means | default |",
    "| --- | --- | --- |",
    ...fields.map(
      ({ path, text, choices, defaultText, isOptional }) =>
        `| \`${path}\` | ${cell([text === "" && path.endsWith("}.reason") ? REASON : text, choiceText(choices)].filter((part) => part !== "").join(" "))} | ${cell(
          defaultText ?? (isOptional ? "may be left out" : "required"),
        )} |`,
    ),
  ];
}

function choiceText(choices: readonly string[]): string {
  return choices.length === 0 ? "" : `One of ${choices.map((choice) => `\`${choice}\``).join(", ")}.`;
}

/** Text of a table's cell: a bar would end it, an angle bracket would be taken for a tag. */
function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("<", "&lt;");
}
