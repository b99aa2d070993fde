import { Lazy, Token } from "cdktf";
import { usageError } from "../../foundation/errors";

/**
 * Bytes that EC2 takes, before base64.
 * Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html ("limited to 16 KB, in raw form").
 */
export const USER_DATA_LIMIT_BYTES = 16384;

/** Bytes counted for a value that Terraform alone knows: the longest that we pass are ARNs of secrets. */
const TOKEN_BYTES = 120;

/** How CDKTF writes such a value into a string. */
const TOKEN = /\$\{TfToken\[[^\]]+\]\}/g;

/** What stands for itself in a script, and for something else between the quotes of a Terraform expression. */
const ESCAPES = /\$\{|%\{|[\\"\u0000-\u001f]/g;

/** A `$` or `%` right before a reference would make it text: `$${` is how Terraform writes `${`. */
const ENDS_AS_ESCAPE = /[$%]$/;

/**
 * The value of `user_data` for a script: an expression that Terraform evaluates to the script's base64.
 *
 * CDKTF's own tokens stay references; every `${` and `%{` of the script is the shell's and reaches the instance as
 * it is. The whole script stays readable in the synthesized JSON.
 *
 * @throws DurableError (usage) when the script is too long for EC2, or has text that Terraform would alter.
 */
export function encodeUserData(script: string): string {
  if (!script.startsWith("#!") || script !== script.normalize("NFC") || script.includes("\0")) {
    throw usageError({
      what: "This boot script would not arrive as it is, or not run",
      given: JSON.stringify(script.slice(0, 40)),
      allowed:
        'text that starts with "#!", with characters in Unicode\'s composed form (NFC) and without NUL',
      next: 'start it with "#!/bin/bash" and save it as NFC text',
    });
  }
  checkSize(script);
  if (!Token.isUnresolved(script)) return expression(escape(script));
  // Resolved by us, token by token: in a string with `${` and `}` of its own, as every shell script is, CDKTF takes
  // them for the bounds of expressions, and writes references among them without their braces.
  return Lazy.stringValue({
    produce: (context) => expression(escapeAround(script, (token) => String(context.resolve(token)))),
  });
}

/** Bytes of the script on the instance, with 120 for each value that is not known yet. */
export function userDataBytes(script: string): number {
  return Buffer.byteLength(script.replace(TOKEN, "x".repeat(TOKEN_BYTES)), "utf8");
}

function checkSize(script: string): void {
  const bytes = userDataBytes(script);
  if (bytes < USER_DATA_LIMIT_BYTES) return;
  throw usageError({
    what: "This boot script is too long for EC2's user data",
    given: `${bytes} bytes, with ${TOKEN_BYTES} for each value that is known only after the apply`,
    allowed: `fewer than ${USER_DATA_LIMIT_BYTES} bytes`,
    next: "shorten it, or put its bulk into an object in S3 that the script copies (the S3 gateway endpoint reaches it)",
  });
}

function expression(quoted: string): string {
  return `\${base64encode("${quoted}")}`;
}

function escapeAround(script: string, resolve: (token: string) => string): string {
  const references = (script.match(TOKEN) ?? []).map(resolve);
  return script
    .split(TOKEN)
    .map((literal, index) => {
      const reference = references[index];
      return reference === undefined
        ? escape(literal)
        : escape(literal).replace(ENDS_AS_ESCAPE, unicode) + asReference(reference);
    })
    .join("");
}

/** A token may also turn out to be plain text. */
function asReference(resolved: string): string {
  return resolved.startsWith("${") ? resolved : escape(resolved);
}

function escape(literal: string): string {
  return literal.replace(ESCAPES, (found) => {
    if (found === "${") return "$${";
    if (found === "%{") return "%%{";
    if (found === "\n") return "\\n";
    if (found === "\\" || found === '"') return `\\${found}`;
    return unicode(found);
  });
}

function unicode(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
