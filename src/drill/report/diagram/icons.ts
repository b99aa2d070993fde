import type { BoxKind } from "./picture";

/** Line drawings of 14 by 14, from their upper left corner: what a box is, before its words are read. */
export const ICONS: Readonly<Record<BoxKind, string>> = {
  internet: "M7 1a6 6 0 1 0 .01 0M1 7h12M7 1c-4 4-4 8 0 12M7 1c4 4 4 8 0 12",
  gateway: "M7 1v12M3.5 4.5L7 1l3.5 3.5M3.5 9.5L7 13l3.5-3.5",
  node: "M1 7h4M5 7l6-4.5M5 7h6M5 7l6 4.5M12 1.5a1 1 0 1 0 .01 0M12 6a1 1 0 1 0 .01 0M12 10.5a1 1 0 1 0 .01 0",
  instance: "M2 1.5h10v4.5h-10zM2 8h10v4.5h-10zM4 3.8h2M4 10.2h2",
  primary: "M2 3.2c0-2.6 10-2.6 10 0v7.6c0 2.6-10 2.6-10 0zM2 3.2c0 2.6 10 2.6 10 0M2 7c0 2.6 10 2.6 10 0",
  standby: "M2 3.2c0-2.6 10-2.6 10 0v7.6c0 2.6-10 2.6-10 0zM2 3.2c0 2.6 10 2.6 10 0",
  endpoint: "M1 7h5M6 4v6M9 2.5a4.5 4.5 0 0 1 0 9",
  nat: "M1 4.5h9M7.5 2L10 4.5L7.5 7M13 9.5h-9M6.5 7L4 9.5L6.5 12",
  maybe: "M4.5 5c0-3.5 5-3.5 5 0c0 2-2.5 2-2.5 4.2M7 11.6v.6",
};
