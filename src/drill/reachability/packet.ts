/** The first packet of a connection; what answers it goes from the port to the client's. */
export interface Packet {
  readonly protocol: string;
  readonly port: number;
  readonly clientPort: number;
  readonly source: number;
  readonly destination: number;
}
