import type { Change, ShownValue } from "../change";

/** Longer texts are cut in a message: the attribute list has them in full. */
const LONGEST = 80;

/** A value within a sentence. */
export function spoken(value: ShownValue): string {
  switch (value.kind) {
    case "value":
      return value.value === null ? "not set" : cut(String(value.value));
    case "empty":
      return "none";
    case "absent":
      return "not set";
    case "unknown":
      return "a value known only after the apply";
    case "hidden":
      return "a hidden value";
  }
}

/** `is replaced, which instance_class forces`; `is destroyed`. */
export function goneText(change: Change): string {
  if (change.kind === "delete") return `is destroyed${REASONS.get(change.reason ?? "") ?? ""}`;
  const order =
    change.kind === "replace-create-first" ? "created anew, then deleted" : "deleted, then created anew";
  const forced = [...new Set(change.replacePaths.map((path) => cut(path.join("."))))];
  const why =
    forced.length > 0
      ? `, which ${forced.slice(0, MOST_NAMES).join(", ")}${more(forced.length)} ${forced.length === 1 ? "forces" : "force"}`
      : change.reason === undefined
        ? ""
        : (REASONS.get(change.reason) ?? "");
  return `is replaced (${order})${why}`;
}

/** Names in a sentence, of many only the first. */
export function listed(names: readonly string[]): string {
  return `${names.slice(0, MOST_NAMES).map(cut).join(", ")}${more(names.length)}`;
}

const MOST_NAMES = 5;

/** Terraform's words for why. https://developer.hashicorp.com/terraform/internals/json-format#change-representation */
const REASONS: ReadonlyMap<string, string> = new Map([
  ["delete_because_count_index", ", because count is smaller"],
  ["delete_because_each_key", ", because its key is no longer in for_each"],
  ["delete_because_no_module", ", because its module is no longer called"],
  ["delete_because_no_move_target", ", because what it is moved to is not there"],
  ["delete_because_no_resource_config", ", because it is no longer in the configuration"],
  ["delete_because_wrong_repetition", ", because of count or for_each"],
  ["replace_because_tainted", ", because it is marked as tainted"],
  ["replace_by_request", ", as asked for with -replace"],
  ["replace_by_triggers", ", because of replace_triggered_by"],
]);

function more(count: number): string {
  return count > MOST_NAMES ? ` and ${count - MOST_NAMES} more` : "";
}

/** Cuts between characters, never within one: a character is one or two of the units that length counts. */
function cut(text: string): string {
  if (text.length <= LONGEST) return text;
  const characters = [...text.slice(0, 2 * (LONGEST + 1))];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join("")}…` : text;
}
