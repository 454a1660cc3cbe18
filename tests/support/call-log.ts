import { http, type Shop } from './shop';

export type CallRecord = {
  action: string;
  caller: string;
  outcome: string;
  ms: number;
  dbCalls: number;
  dbTrips: number;
};

/** The structured line that a function wrote about its latest call of an action. */
export async function lastCall(shop: Shop, functionName: string, action: string): Promise<CallRecord> {
  const { text } = await http('GET', `${shop.url}/_local/logs?function=${functionName}`);
  const { lines } = JSON.parse(text) as { lines: { text: string }[] };
  const records = lines.flatMap((line): CallRecord[] => {
    try {
      return [JSON.parse(line.text) as CallRecord];
    } catch {
      return []; // What the SDK says is not ours to read.
    }
  });
  const record = records.filter((entry) => entry.action === action).at(-1);
  if (!record) throw new Error(`${functionName} logged no call of ${action}`);
  return record;
}
