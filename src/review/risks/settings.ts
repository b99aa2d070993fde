import type { AttributeChange, Change, ShownValue } from "../change";
import type { UnchangedSetting } from "../unchanged-settings";
import { leafIndexOf } from "./leaf-index";
import { toldValue, type Told } from "./settings-values";

/** A setting that changes, or may. */
export interface Setting {
  /** Names joined by dots, without positions in lists: `metadata_options.http_tokens`. */
  readonly attribute: string;
  readonly path: AttributeChange["path"];
  readonly before: ShownValue;
  readonly after: ShownValue;
}

/**
 * The changes of a setting, by its names joined by dots. What stands above it counts, too: where a whole block is
 * hidden, or known only after the apply, so is the setting.
 */
export function settingsOf(change: Change, attribute: string): readonly Setting[] {
  const { byNames, untold } = leafIndexOf(change);
  const own = byNames.get(attribute);
  if (own !== undefined) return own.map((leaf) => settingOf(change, attribute, leaf));
  return untold
    .filter(([prefix]) => attribute.startsWith(prefix))
    .map(([, block]) => ({ ...block, attribute }));
}

/** The changes of all settings whose last name is one of the given, wherever they stand. */
export function settingsNamed(change: Change, names: ReadonlySet<string>): readonly Setting[] {
  return [...leafIndexOf(change).byNames].flatMap(([attribute, leaves]) =>
    names.has(attribute.slice(attribute.lastIndexOf(".") + 1))
      ? leaves.map((leaf) => settingOf(change, attribute, leaf))
      : [],
  );
}

/** A setting that stays as it is. Undefined where it changes, or where the reader did not keep it. */
export function unchangedOf(change: Change, setting: UnchangedSetting): Told {
  const value = change.unchanged?.[setting];
  return value === undefined ? undefined : toldValue(value);
}

/** What a top-level setting is after the apply, whether it changes or not. */
export function valueAfter(change: Change, setting: UnchangedSetting): Told {
  const [changed] = settingsOf(change, setting);
  return changed === undefined ? unchangedOf(change, setting) : toldValue(changed.after);
}

/** What it was before. */
export function valueBefore(change: Change, setting: UnchangedSetting): Told {
  const [changed] = settingsOf(change, setting);
  return changed === undefined ? unchangedOf(change, setting) : toldValue(changed.before);
}

/** A leaf that vanishes out of a block which is not told is not told either. */
function settingOf(change: Change, attribute: string, leaf: AttributeChange): Setting {
  if (leaf.after.kind !== "absent") return { ...leaf, attribute };
  const above = leafIndexOf(change).untold.find(
    ([, { path }]) => path.length < leaf.path.length && path.every((step, i) => step === leaf.path[i]),
  );
  return { ...leaf, attribute, after: above?.[1].after ?? leaf.after };
}
