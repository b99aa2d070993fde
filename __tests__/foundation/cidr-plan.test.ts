import fc from "fast-check";
import { type Layer, LAYERS, subnetCidr } from "../../src/foundation/cidr-plan";
import { REGIONS, zonesOf } from "../../src/config/regions";

const SLOTS = [..."abcdefgh"];

/** The first and last address of a block, as numbers; computed here by shifting, not by the library under test. */
function range(cidr: string): { readonly first: number; readonly last: number } {
  const [address = "", bits = ""] = cidr.split("/");
  const first = address.split(".").reduce((number, octet) => number * 256 + Number(octet), 0);
  return { first, last: first + 2 ** (32 - Number(bits)) - 1 };
}

const privateNetwork = fc.oneof(
  fc.nat(255).map((second) => `10.${second}.0.0/16`),
  fc.integer({ min: 16, max: 31 }).map((second) => `172.${second}.0.0/16`),
  fc.constant("192.168.0.0/16"),
);

describe("the CIDR plan", () => {
  it("is a contract: the order of the layers, and the place of each", () => {
    expect(LAYERS).toEqual(["public", "web", "backend", "database"]);
    const table = LAYERS.map((layer) => [
      layer,
      subnetCidr("10.0.0.0/16", layer, "x-a"),
      subnetCidr("10.0.0.0/16", layer, "x-h"),
    ]);
    expect(table).toEqual([
      ["public", "10.0.0.0/21", "10.0.56.0/21"],
      ["web", "10.0.64.0/21", "10.0.120.0/21"],
      ["backend", "10.0.128.0/21", "10.0.184.0/21"],
      ["database", "10.0.192.0/21", "10.0.248.0/21"],
    ]);
  });

  it("fills any private /16 with blocks that neither overlap nor leave a gap", () => {
    fc.assert(
      fc.property(privateNetwork, (network) => {
        const vpc = range(network);
        const blocks = LAYERS.flatMap((layer) =>
          SLOTS.map((slot) => range(subnetCidr(network, layer, `zone-${slot}`))),
        );
        const sorted = [...blocks].sort((a, b) => a.first - b.first);
        expect(sorted[0]?.first).toBe(vpc.first);
        expect(sorted.at(-1)?.last).toBe(vpc.last);
        sorted.slice(1).forEach((block, index) => expect(block.first).toBe((sorted[index]?.last ?? NaN) + 1));
      }),
      { numRuns: 50 },
    );
  });

  it("gives a zone the same block in whatever company", () => {
    fc.assert(
      fc.property(
        privateNetwork,
        fc.constantFrom<Layer>(...LAYERS),
        fc.constantFrom(...SLOTS),
        (network, layer, slot) => {
          expect(subnetCidr(network, layer, `us-east-1${slot}`)).toBe(
            subnetCidr(network, layer, `eu-west-2${slot}`),
          );
        },
      ),
      { numRuns: 50 },
    );
  });

  it("has a slot for every zone of every region", () => {
    const blocks = REGIONS.flatMap(zonesOf).map((zone) => subnetCidr("10.0.0.0/16", "web", zone));
    expect(blocks.length).toBeGreaterThan(100);
  });

  it.each(["us-east-1i", "us-east-1-bos-1", "us-east-1A", "us-east-1é"])("has none for %s", (zone) => {
    expect(() => subnetCidr("10.0.0.0/16", "web", zone)).toThrow(
      `zone ${zone} has no slot in the address plan`,
    );
  });
});
