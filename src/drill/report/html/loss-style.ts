import type { Laid } from "../diagram/lay-out";
import type { BoxState, PictureLoss } from "../diagram/lost-in";
import type { RoutedLink } from "../diagram/route";

/** What makes a box look like its state; `host` is a box whose words change with it. */
const LOOKS: Readonly<Record<BoxState, string>> = {
  lost: "--b-fill:var(--p-lost-fill);--b-line:var(--p-lost-line);--b-ink:var(--p-lost-ink);--b-cross:inline;--b-struck:line-through",
  "takes over":
    "--b-fill:var(--p-over-fill);--b-line:var(--p-over-fill);--b-ink:var(--p-over-ink);--b-normal:none;--b-over:inline",
  unused: "--b-fill:var(--p-page);--b-line:var(--p-frame);--b-ink:var(--p-soft)",
  "cut off": "--b-line:var(--p-lost-line);--b-ink:var(--p-lost-ink)",
};
const LOST_HOST = "--b-normal:none;--b-lost:inline";
const LOST_ZONE =
  "--z-fill:var(--p-lost-zone);--z-line:var(--p-lost-line);--z-ink:var(--p-lost-ink);--z-lost:inline";

/** The rules that hold while a choice is made: `.drill` holds the choices and the picture. */
export function lossStyle({ numbers, routed, picture }: Laid, loss: PictureLoss, number: number): string {
  const chosen = `.drill:has(#lost-${number}:checked)`;
  const rule = (classes: readonly string[], look: string): readonly string[] =>
    classes.length === 0 ? [] : [`${chosen} :is(${classes.join(",")}){${look}}`];
  const inState = (state: BoxState): readonly string[] =>
    [...loss.states].flatMap(([id, own]) => (own === state ? [`.b${numbers.boxes.get(id) ?? 0}`] : []));
  const hosts = picture.rows
    .flatMap(({ boxes }) => boxes)
    .filter(({ id, whenLost }) => whenLost !== undefined && loss.states.get(id) === "lost")
    .map(({ id }) => `.b${numbers.boxes.get(id) ?? 0}`);
  const links = (isThose: (link: RoutedLink) => boolean): readonly string[] =>
    routed.links.flatMap((link, position) => (isThose(link) ? [`.k${position}`] : []));
  const silent = links(({ link, pair }) => !loss.carries(link, pair));
  const afterFailover = links(({ link, pair }) => link.failover === true && loss.carries(link, pair));
  return [
    `${chosen} .panel-${number}{display:block}`,
    ...(Object.keys(LOOKS) as BoxState[]).flatMap((state) => rule(inState(state), LOOKS[state])),
    ...rule(hosts, LOST_HOST),
    ...rule(silent, "--b-seen:hidden"),
    ...rule(afterFailover, "--b-failover:visible"),
    ...rule(
      loss.lostZones.map((zone) => `.z${numbers.zones.get(zone) ?? 0}`),
      LOST_ZONE,
    ),
  ].join("\n");
}
