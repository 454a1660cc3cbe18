import { assert } from '../../kernel/assert';
import { businessDayOf, type BusinessDay, type Weekday } from '../../kernel/business-day';
import { accept, refuse, type Result } from '../../kernel/result';
import { DAY, MINUTE, type Millis } from '../../kernel/time';

/** A stretch of a day in minutes after midnight: 10:00 to 12:00 is 600 to 720; 1440 is the day's last moment. */
export type SlotHours = {
  readonly fromMinute: number;
  readonly toMinute: number;
  /** Orders that can be brought in it. */
  readonly capacity: number;
};

/** When a store delivers in its city, in business time (Asia/Shanghai). */
export type SlotRule = {
  /** Slots of each weekday, Monday is 1; a weekday that is left out has none. */
  readonly weekdays: Partial<Readonly<Record<Weekday, readonly SlotHours[]>>>;
  /** An order must be in this many minutes before its slot ends; at that very moment it is late. */
  readonly leadMinutes: number;
  /** How many days are offered, today being the first. */
  readonly daysAhead: number;
};

/** A slot 配送时段 of one day. */
export type DeliverySlot = {
  /** `2028-02-29:0600-0720` in minutes after midnight: the same slot has the same id whenever it is asked for. */
  readonly slotId: string;
  readonly date: string;
  readonly fromMinute: number;
  readonly toMinute: number;
  readonly startsAt: Millis;
  readonly endsAt: Millis;
  /** Orders are taken before this moment. */
  readonly orderUntil: Millis;
  /** Orders that can still be taken; 0 is full, and shown as such. */
  readonly left: number;
};

export type SlotRefusal =
  | { readonly code: 'SLOT_FULL'; readonly data: { readonly slotId: string } }
  /** Its time to order is over, or the store does not offer it any more. */
  | { readonly code: 'SLOT_OVER'; readonly data: { readonly slotId: string } };

/** How many orders each slot has taken, by slot id. */
export type TakenSlots = ReadonlyMap<string, number>;

/** The slots that can be ordered for at `now`, full ones included, earliest first. */
export function slotsOffered(rule: SlotRule, now: Millis, taken: TakenSlots): DeliverySlot[] {
  const today = businessDayOf(now);
  return Array.from({ length: rule.daysAhead }, (_, ahead) => businessDayOf(today.startsAt + ahead * DAY))
    .flatMap((day) =>
      (rule.weekdays[day.weekday] ?? []).map((hours) => slotOf(day, hours, rule.leadMinutes, taken)),
    )
    .filter(({ orderUntil }) => now < orderUntil)
    .sort((a, b) => a.startsAt - b.startsAt || a.endsAt - b.endsAt);
}

/** The slot a shopper chose, if an order can still have it; what the phone showed may be minutes old. */
export function chooseSlot(
  rule: SlotRule,
  now: Millis,
  taken: TakenSlots,
  slotId: string,
): Result<DeliverySlot, SlotRefusal> {
  const slot = slotsOffered(rule, now, taken).find((one) => one.slotId === slotId);
  if (!slot) return refuse({ code: 'SLOT_OVER', data: { slotId } });
  return slot.left > 0 ? accept(slot) : refuse({ code: 'SLOT_FULL', data: { slotId } });
}

function slotOf(
  { date, startsAt: midnight }: BusinessDay,
  { fromMinute, toMinute, capacity }: SlotHours,
  leadMinutes: number,
  taken: TakenSlots,
): DeliverySlot {
  assert(0 <= fromMinute && fromMinute < toMinute && toMinute <= DAY / MINUTE, `${fromMinute}–${toMinute}`);
  const slotId = `${date}:${fourDigits(fromMinute)}-${fourDigits(toMinute)}`;
  const endsAt = midnight + toMinute * MINUTE;
  return {
    slotId,
    date,
    fromMinute,
    toMinute,
    startsAt: midnight + fromMinute * MINUTE,
    endsAt,
    orderUntil: endsAt - leadMinutes * MINUTE,
    left: Math.max(0, capacity - (taken.get(slotId) ?? 0)),
  };
}

const fourDigits = (minutes: number): string => String(minutes).padStart(4, '0');
