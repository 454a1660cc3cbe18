import { openEventLog } from './event-log';

export type Parcel = {
  readonly tracking_no: string;
  readonly express_company: string;
  readonly goods_desc: string;
  /** Seconds since 1970. */
  readonly upload_time: number;
  readonly contact?: Readonly<Record<string, unknown>>;
};

/** How an order was shipped so far, by WeChat Pay's number. */
export type Shipment = {
  readonly transactionId: string;
  readonly deliveryMode: 1 | 2;
  readonly logisticsType: 1 | 2 | 3 | 4;
  readonly isFinished: boolean;
  /** 1 when all was shipped, 2 when that was said anew. */
  readonly finishes: number;
  /** When it was last told, in milliseconds. */
  readonly uploadedAt: number;
  readonly parcels: readonly Parcel[];
};

/** What the order centre of WeChat knows of shipments. Kept in `file`, the latest word of an order counts. */
export function openShipments(file: string) {
  const log = openEventLog<Shipment>(file);
  const byOrder = new Map(log.read().map((shipment) => [shipment.transactionId, shipment]));
  return {
    find: (transactionId: string): Shipment | undefined => byOrder.get(transactionId),
    save(shipment: Shipment): void {
      byOrder.set(shipment.transactionId, shipment);
      log.append(shipment);
    },
  };
}

export type Shipments = ReturnType<typeof openShipments>;
