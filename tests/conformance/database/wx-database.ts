/** wx-server-sdk's database as it behaves: its own types are those of the phone and do not fit what it answers. */
export type Found = { data: Record<string, unknown>[] };
type Stats = { stats: { updated: number; removed: number; created: number } };

export type WxDocument = {
  get(): Promise<{ data: Record<string, unknown> }>;
  field(fields: object): WxDocument;
  set(wish: { data: object }): Promise<Stats & { _id: string }>;
  update(wish: { data: object }): Promise<Stats>;
  remove(): Promise<Stats>;
};

export type WxQuery = {
  where(query: object): WxQuery;
  orderBy(path: string, direction: 'asc' | 'desc'): WxQuery;
  skip(count: number): WxQuery;
  limit(count: number): WxQuery;
  field(fields: object): WxQuery;
  get(): Promise<Found>;
  count(): Promise<{ total: number }>;
  update(wish: { data: object }): Promise<Stats>;
  remove(): Promise<Stats>;
};

export type WxCollection = WxQuery & {
  doc(id: string | number): WxDocument;
  add(wish: { data: object }): Promise<{ _id: string | number }>;
  aggregate(): WxAggregate;
};

export type WxAggregate = {
  [stage: string]: (operand: unknown) => WxAggregate;
} & { end(): Promise<{ list: Record<string, unknown>[] }> };

export type WxCommand = {
  [operator: string]: (...operands: unknown[]) => WxCondition;
} & { aggregate: Record<string, (...operands: unknown[]) => unknown> };
type WxCondition = { and(other: unknown): WxCondition };

type Point = { longitude: number; latitude: number };
export type WxDatabase = {
  createCollection(name: string): Promise<unknown>;
  collection(name: string): WxCollection;
  command: WxCommand;
  serverDate(wish?: { offset: number }): unknown;
  RegExp(wish: { regexp: string; options: string }): unknown;
  Geo: {
    Point: new (longitude: number, latitude: number) => Point;
    LineString: new (points: Point[]) => unknown;
    Polygon: new (lines: unknown[]) => unknown;
  };
  startTransaction(): Promise<WxTransaction>;
  runTransaction<Result>(
    callback: (transaction: WxTransaction) => Promise<Result>,
    times?: number,
  ): Promise<Result>;
};

export type WxTransaction = {
  collection(name: string): WxCollection;
  commit(): Promise<unknown>;
  rollback(reason?: unknown): Promise<unknown>;
};
