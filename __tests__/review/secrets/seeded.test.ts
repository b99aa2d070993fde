import { planWith, read, resourceChange } from "../plan/support/plans";
import { PLAIN, SHAPED } from "./seeded-secrets";

const ALL = [...SHAPED, ...PLAIN];

/** Everything of a plan's content that may be shown, as text; each secret is looked for as it is and as JSON writes it. */
async function leaked(document: unknown, secrets: readonly string[]): Promise<readonly string[]> {
  const { whole: _, ...content } = await read(document);
  expect(content.changes.length + content.outputs.length + content.drift.length).toBeGreaterThan(0);
  const text = JSON.stringify(content);
  return secrets.filter((secret) => text.includes(JSON.stringify(secret).slice(1, -1)));
}

/** One resource for each secret. */
function each(secrets: readonly string[], change: (secret: string) => unknown) {
  return planWith({ resource_changes: secrets.map(change) });
}

const updated =
  (values: (value: string) => unknown, type = "aws_thing") =>
  (secret: string) =>
    resourceChange({ before: values(`old ${secret}`), after: values(secret) }, { type });

test("there are 60 secrets and more, all of them different", () => {
  expect(new Set(ALL).size).toBeGreaterThanOrEqual(60);
  expect(new Set(ALL).size).toBe(ALL.length);
});

describe("no secret is shown that its form gives away", () => {
  it.each<readonly [string, (secret: string) => unknown]>([
    ["an attribute", updated((value) => ({ setting: value }))],
    ["a list in a block", updated((value) => ({ block: [{ lines: ["a", value] }] }))],
    ["a tag", updated((value) => ({ tags: { Note: value } }))],
    ["a key of a map", updated((value) => ({ tags: { [value]: "x" } }))],
    ["a description", updated((value) => ({ description: `see ${value} for more` }))],
    ["a key of an instance", (secret) => resourceChange({}, { address: `aws_thing.a["${secret}"]` })],
    ["where it was before", (secret) => resourceChange({}, { previous_address: `aws_thing.a["${secret}"]` })],
    ["the reason", (secret) => resourceChange({}, { action_reason: secret })],
    ["the type", (secret) => resourceChange({}, { type: secret })],
    ["a replace path", (secret) => resourceChange({ replace_paths: [["map", secret]] })],
    ["actions that are not known", (secret) => resourceChange({ actions: [secret] })],
    ["the id of an import", (secret) => resourceChange({ importing: { id: secret } })],
    ["environment variables", updated((value) => ({ environment: [{ variables: { SETTING: value } }] }))],
    ["a document in a text", updated((value) => ({ policy: JSON.stringify({ a: [{ b: value }] }) }))],
  ])("in %s", async (_place, change) => {
    expect(await leaked(each(SHAPED, change), SHAPED)).toEqual([]);
  });
});

describe("no secret is shown that its place gives away", () => {
  const places: readonly (readonly [string, (secret: string) => unknown])[] = [
    ["a password", updated((value) => ({ password: value }))],
    ["a camel-case name", updated((value) => ({ settings: [{ clientSecret: value }] }))],
    ["a map of secrets", updated((value) => ({ db_credentials: { first: value, list: [value] } }))],
    ["environment variables", updated((value) => ({ environment: [{ variables: { DB_PASS: value } }] }))],
    ["a tag", updated((value) => ({ tags: { ApiToken: value } }))],
    ["name and value", updated((value) => ({ variable: [{ name: "DB_PASSWORD", value }] }))],
    ["key and value", updated((value) => ({ tag: [{ key: "token", value, propagate_at_launch: true }] }))],
    [
      "containers",
      updated((value) => ({ containers: JSON.stringify([{ environment: [{ name: "DB_SECRET", value }] }]) })),
    ],
    ["user data", updated((value) => ({ user_data: `#!/bin/sh\necho ${value}` }))],
    [
      "user data in base64",
      updated((value) => ({ user_data_base64: Buffer.from(value).toString("base64") })),
    ],
    ["custom data", updated((value) => ({ custom_data: value }))],
    [
      "a secret's version",
      updated((value) => ({ secret_string: value }), "aws_secretsmanager_secret_version"),
    ],
    ["a parameter", updated((value) => ({ name: "/a/b", value }), "aws_ssm_parameter")],
    ["a database", updated((value) => ({ password: value }), "aws_db_instance")],
    ["a user's key", updated((value) => ({ secret: value }), "aws_iam_access_key")],
    ["a random password", updated((value) => ({ result: value }), "random_password")],
  ];
  it.each(places)("%s", async (_place, change) => {
    expect(await leaked(each(ALL, change), ALL)).toEqual([]);
  });

  it.each<readonly [string, unknown, (value: string) => unknown]>([
    ["all of it", true, (value) => ({ setting: value })],
    ["an attribute", { setting: true }, (value) => ({ setting: value })],
    ["a whole block", { block: true }, (value) => ({ block: [{ a: { b: value } }] })],
    [
      "a leaf",
      { block: [{ a: [false, { b: true }] }] },
      (value) => ({ block: [{ a: ["x", { b: value }] }] }),
    ],
    ["a member of a map", { map: { key: true } }, (value) => ({ map: { key: value } })],
  ])("marked: %s", async (_what, mark, values) => {
    const change = (secret: string) =>
      resourceChange({
        before: values(`old ${secret}`),
        after: values(secret),
        before_sensitive: mark,
        after_sensitive: mark,
      });
    expect(await leaked(each(ALL, change), ALL)).toEqual([]);
  });

  test("a mark on one side alone hides both", async () => {
    const change = (secret: string) =>
      resourceChange({
        before: { a: secret },
        after: { a: "x" },
        before_sensitive: {},
        after_sensitive: { a: true },
      });
    expect(await leaked(each(ALL, change), ALL)).toEqual([]);
  });

  test("an output, by its mark or by its name", async () => {
    const outputs = ALL.flatMap((secret, index) => [
      [`a${index}`, { actions: ["create"], before: null, after: secret, after_sensitive: true }],
      [
        `password${index}`,
        { actions: ["create"], before: null, after: { b: [secret] }, after_sensitive: false },
      ],
      [`db_password`, { actions: ["create"], before: null, after: { b: [secret] }, after_sensitive: false }],
    ]);
    expect(
      await leaked(planWith({ output_changes: Object.fromEntries(outputs) as unknown }), SHAPED),
    ).toEqual([]);
  });
});

describe("a secret is hidden where its text stands again", () => {
  const echoes = ALL.flatMap((secret, index) => [
    resourceChange({ before: {}, after: { note: secret } }, { address: `aws_thing.note[${index}]` }),
    resourceChange(
      { before: {}, after: { note: `<${secret}>` } },
      { address: `aws_thing.within["${secret}"]` },
    ),
    resourceChange({ before: {}, after: { note: encodeURIComponent(secret) } }),
    resourceChange({ before: {}, after: { note: Buffer.from(`user:${secret}`).toString("base64") } }),
    resourceChange({ before: {}, after: { note: JSON.stringify({ text: secret }) } }),
  ]);
  const forms = ALL.flatMap((secret) => [
    secret,
    encodeURIComponent(secret),
    Buffer.from(`user:${secret}`).toString("base64"),
  ]);

  it.each<readonly [string, Readonly<Record<string, unknown>>]>([
    [
      "a change after it",
      { resource_changes: [...echoes, ...ALL.map(updated((value) => ({ password: value })))] },
    ],
    [
      "a variable that is marked",
      {
        variables: Object.fromEntries(ALL.map((value, index) => [`v${index}`, { value }])),
        resource_changes: echoes,
        configuration: {
          root_module: {
            variables: Object.fromEntries(ALL.map((_, index) => [`v${index}`, { sensitive: true }])),
          },
        },
      },
    ],
    [
      "a constant of the configuration",
      {
        resource_changes: echoes,
        configuration: {
          root_module: {
            module_calls: {
              a: {
                module: {
                  resources: ALL.map((value) => ({
                    address: "aws_db_instance.a",
                    type: "aws_db_instance",
                    expressions: { password: { constant_value: value } },
                  })),
                },
              },
            },
          },
        },
      },
    ],
    [
      "a data source of the prior state",
      {
        resource_changes: echoes,
        prior_state: {
          values: {
            root_module: {
              child_modules: [
                {
                  resources: ALL.map((value) => ({
                    address: "data.vault_thing.a",
                    mode: "data",
                    type: "vault_thing",
                    values: { a: [{ b: value }] },
                    sensitive_values: { a: [{ b: true }] },
                  })),
                },
              ],
            },
          },
        },
      },
    ],
    [
      "an output of the prior state",
      {
        resource_changes: echoes,
        prior_state: {
          values: {
            outputs: Object.fromEntries(ALL.map((value, index) => [`o${index}`, { sensitive: true, value }])),
          },
        },
      },
    ],
  ])("known from %s", async (_where, members) => {
    expect(await leaked(planWith(members), forms)).toEqual([]);
  });

  test("the same secret has the same number in addresses, and what is not secret stays", async () => {
    const { changes } = await read(
      planWith({
        resource_changes: [
          resourceChange({}, { address: 'aws_thing.a["hunter2-a"]' }),
          resourceChange({}, { address: 'aws_thing.b["x-hunter2-b"]' }),
          resourceChange({}, { address: 'aws_thing.c["hunter2-a"]' }),
        ],
        variables: { first_password: { value: "hunter2-a" }, other_password: { value: "hunter2-b" } },
      }),
    );
    expect(changes.map(({ address }) => address)).toEqual([
      'aws_thing.a["(hidden 1)"]',
      'aws_thing.b["x-(hidden 2)"]',
      'aws_thing.c["(hidden 1)"]',
    ]);
  });
});

test("of user data its length is told, of other secrets nothing", async () => {
  const { changes } = await read(
    planWith({
      resource_changes: [
        resourceChange({
          before: { user_data: null },
          after: { user_data: "x".repeat(5_242_880), password: "abcdef" },
        }),
      ],
    }),
  );
  expect(changes[0]?.attributes).toEqual([
    {
      path: ["password"],
      before: { kind: "absent" },
      after: { kind: "hidden", because: "named like a secret" },
    },
    {
      path: ["user_data"],
      before: { kind: "absent" },
      after: { kind: "hidden", because: "user data, 5,242,880 characters" },
    },
  ]);
});
