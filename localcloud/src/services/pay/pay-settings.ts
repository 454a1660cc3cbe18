/** How the sandbox behaves, for tests and demonstrations. Back to the first of each at every start. */
export type PaySettings = {
  /** Sent at once; kept until asked for; sent at once two times. */
  notices: 'auto' | 'held' | 'twice';
  /** Done; refused for want of balance; accepted and then stuck; accepted and then closed without giving back. */
  refunds: 'auto' | 'notEnough' | 'abnormal' | 'closed';
};

const CHOICES: { readonly [Name in keyof PaySettings]: readonly PaySettings[Name][] } = {
  notices: ['auto', 'held', 'twice'],
  refunds: ['auto', 'notEnough', 'abnormal', 'closed'],
};

export const defaultPaySettings = (): PaySettings => ({ notices: 'auto', refunds: 'auto' });

/** Takes over what `wish` names; false when it names a setting or a choice that does not exist. */
export function applyPaySettings(settings: PaySettings, wish: Readonly<Record<string, unknown>>): boolean {
  const isKnown = Object.entries(wish).every(
    ([name, choice]) =>
      Object.hasOwn(CHOICES, name) &&
      (CHOICES[name as keyof PaySettings] as readonly unknown[]).includes(choice),
  );
  if (isKnown) Object.assign(settings, wish);
  return isKnown;
}
