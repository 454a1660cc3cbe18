import { api } from '../api';
import { ApiFault } from '../api/api-fault';
import { createExternalStore } from '../state/external-store';
import { keep, readKept } from '../state/kept';

/** The privacy statement in force, named by its date; a new one is asked for again. */
export const privacyVersion = '2026-11-01';

export type PrivacyPurpose = 'location' | 'phone' | 'order';
export type PrivacyQuestion = { readonly purpose: PrivacyPurpose; answer(agreed: boolean): void };

/** The question that is open now, shown by the page in view. */
export const privacyQuestion = createExternalStore<PrivacyQuestion | undefined>(undefined);

const name = 'privacy';
type Agreement = { readonly version: string; readonly isRecorded: boolean };

async function record(): Promise<void> {
  try {
    const { ok } = await api.member.agreePrivacy({ version: privacyVersion });
    keep(name, { version: privacyVersion, isRecorded: ok } satisfies Agreement);
  } catch (error) {
    // Kept on the phone and recorded with the next question: consent must not hang on the network.
    if (!(error instanceof ApiFault)) throw error;
  }
}

async function askForConsent(purpose: PrivacyPurpose): Promise<boolean> {
  privacyQuestion.get()?.answer(false);
  const agreed = await new Promise<boolean>((resolve) =>
    privacyQuestion.set({
      purpose,
      answer(value) {
        privacyQuestion.set(undefined);
        resolve(value);
      },
    }),
  );
  if (agreed) {
    keep(name, { version: privacyVersion, isRecorded: false } satisfies Agreement);
    void record();
  }
  return agreed;
}

/** Asks for consent when a feature needs it, once per version; resolves to whether the feature may go on. */
export async function agreedToPrivacy(purpose: PrivacyPurpose): Promise<boolean> {
  const agreement = readKept<Agreement>(name);
  if (agreement?.version !== privacyVersion) return askForConsent(purpose);
  if (!agreement.isRecorded) void record();
  return true;
}

export const agreeButtonId = 'agree-privacy';

type Decide = (decision: { event: 'agree' | 'disagree'; buttonId?: string }) => void;

/**
 * WeChat stops an API that touches personal data until its own button was tapped. It is asked by the same sheet,
 * so that a shopper sees one kind of question; to be called once, at launch. Taro does not know this API, and
 * phones before base library 2.32.3 do not have it.
 */
export function answerWeChatPrivacy(): void {
  const { onNeedPrivacyAuthorization } = wx as unknown as {
    onNeedPrivacyAuthorization?: (listener: (decide: Decide) => void) => void;
  };
  onNeedPrivacyAuthorization?.((decide) => {
    void askForConsent('phone').then((agreed) =>
      decide(agreed ? { event: 'agree', buttonId: agreeButtonId } : { event: 'disagree' }),
    );
  });
}
