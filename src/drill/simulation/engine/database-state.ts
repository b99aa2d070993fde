import type { DatabaseModel } from "../model/system-model";
import type { World } from "./world";

/** Whether the database answers its clients: reads and writes stop alike while it fails over. */
export class DatabaseState {
  /** How many causes keep it away. */
  private away = 0;
  private failures = 0;

  constructor(
    private readonly world: World,
    private readonly model: DatabaseModel | null,
  ) {}

  /** Of the requests that need it, the part that it serves. */
  get serves(): number {
    return this.away > 0 ? 0 : 1;
  }

  /** @param lastsSeconds how long its host is away: what counts where there is no standby. */
  losePrimary(lastsSeconds: number): void {
    if (this.model === null) return;
    const { multiAz, failoverSeconds, dnsSeconds, reconnectSeconds, address } = this.model;
    const chance = this.world.stream(`${address} failover ${this.failures}`);
    this.failures += 1;
    // Spread evenly between the bounds that AWS gives.
    const host = multiAz ? chance.between(failoverSeconds.min, failoverSeconds.max) : lastsSeconds;
    this.away += 1;
    this.world.note(() => `${address}: the primary is lost`);
    this.world.after(host + dnsSeconds + reconnectSeconds, () => {
      this.away -= 1;
      this.world.note(() => `${address}: clients are connected again`);
    });
  }
}
