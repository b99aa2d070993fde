import fc from "fast-check";
import { planWith, read, resourceChange } from "../plan/support/plans";

/** Another one in every run; DURABLE_SECRETS_SEED repeats the run that failed. */
const SEED = Number(process.env["DURABLE_SECRETS_SEED"] ?? Date.now() % 2 ** 31);

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const ALPHABETS: Readonly<Record<string, string>> = {
  letters: LETTERS,
  base36: `${LETTERS}0123456789`,
  base62: `${LETTERS}${LETTERS.toUpperCase()}0123456789`,
  base64: `${LETTERS}${LETTERS.toUpperCase()}0123456789+/`,
  base64url: `${LETTERS}${LETTERS.toUpperCase()}0123456789-_`,
  base32: `${LETTERS.toUpperCase()}234567`,
  hexadecimal: "0123456789abcdef",
  symbols: `${LETTERS}${LETTERS.toUpperCase()}0123456789!#$%^&*~?+`,
};

function secretsOf(
  alphabet: string,
  minimum: number,
  maximum: number,
  count: number,
  salt: number,
): readonly string[] {
  const character = fc.constantFrom(...alphabet);
  return fc.sample(fc.string({ unit: character, minLength: minimum, maxLength: maximum }), {
    numRuns: count,
    seed: SEED + salt,
  });
}

async function leaked(members: Readonly<Record<string, unknown>>, secrets: readonly string[]) {
  const { whole: _, ...content } = await read(planWith(members));
  const text = JSON.stringify(content);
  expect(content.changes.length).toBeGreaterThan(0);
  return secrets.filter((secret) => text.includes(JSON.stringify(secret).slice(1, -1)));
}

const change = (values: unknown, index: number, more = {}) =>
  resourceChange({ before: {}, after: values, ...more }, { address: `aws_thing.a[${index}]` });

describe(`secrets made by chance, seed ${SEED}`, () => {
  const marked = Object.entries(ALPHABETS).flatMap(([, alphabet], index) =>
    secretsOf(alphabet, 8, 40, 40, index),
  );

  it.each<readonly [string, (secret: string, index: number) => unknown]>([
    [
      "marked",
      (secret, index) => change({ a: [{ b: secret }] }, index, { after_sensitive: { a: [{ b: true }] } }),
    ],
    ["named", (secret, index) => change({ environment: { APP_TOKEN: secret } }, index)],
    ["assigned", (secret, index) => change({ script: `export DB_PASSWORD='${secret}'` }, index)],
  ])("%s: not there, and not where they stand again", async (_how, hide) => {
    const echoes = marked.map((secret, index) => change({ note: `<${secret}>`, list: [secret] }, index));
    const keys = marked.map((secret) => resourceChange({}, { address: `aws_thing.b["${secret}"]` }));
    expect(await leaked({ resource_changes: [...echoes, ...marked.map(hide), ...keys] }, marked)).toEqual([]);
  });

  /** How many of 200 are found by nothing but their look: what chance makes look like words stays. */
  it.each([
    ["base36", 24, 0.9],
    ["base62", 24, 0.95],
    ["base64", 40, 0.95],
    ["base64url", 32, 0.9],
    ["base32", 32, 0.95],
    ["hexadecimal", 32, 1],
    ["symbols", 24, 0.88],
    ["letters", 32, 0.88],
  ])("unmarked, %s of %d characters: hidden but for a few", async (name, length, leastRatio) => {
    const secrets = secretsOf(ALPHABETS[name] ?? "", length, length, 200, 100);
    const shown = await leaked(
      { resource_changes: secrets.map((secret, index) => change({ a: secret }, index)) },
      secrets,
    );
    expect(shown.length).toBeLessThanOrEqual(Math.round(secrets.length * (1 - leastRatio)));
  });
});
