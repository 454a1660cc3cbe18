/** What WeChat says of a text: to be published, to be looked at by a person, not to be published. */
export type Suggestion = 'pass' | 'review' | 'risky';

export type ModeratedWord = {
  readonly text: string;
  readonly suggest: Exclude<Suggestion, 'pass'>;
  /** 10001 advertisement, 20001 politics, 20002 porn … 21000 other (msgSecCheck). */
  readonly label: number;
};

export type Verdict = { readonly suggest: Suggestion; readonly label: number; readonly keyword?: string };

const LABELS = [10001, 20001, 20002, 20003, 20006, 20008, 20012, 20013, 21000];
const NORMAL: Verdict = { suggest: 'pass', label: 100 };

/** The text that WeChat's own page gives to try a refusal with. */
const SAMPLE: ModeratedWord = {
  text: '特3456书yuuo莞6543李zxcz蒜7782法fgnv级',
  suggest: 'risky',
  label: 20001,
};

const isWord = (value: unknown): value is ModeratedWord => {
  const { text, suggest, label } = (value ?? {}) as Partial<ModeratedWord>;
  const isSuggestion = suggest === 'risky' || suggest === 'review';
  return typeof text === 'string' && text !== '' && isSuggestion && LABELS.includes(label!);
};

/** The words that texts are judged by, instead of WeChat's models. Back to the sample at every start. */
export function createModeration() {
  let words: readonly ModeratedWord[] = [SAMPLE];
  return {
    words: () => words,
    /** Takes other words; false when one is none. */
    change(wish: unknown): boolean {
      if (!Array.isArray(wish) || !wish.every(isWord)) return false;
      words = wish;
      return true;
    },
  };
}

export type Moderation = ReturnType<typeof createModeration>;

/** The worst of what the texts hold. */
export function verdictOf(moderation: Moderation, texts: readonly string[]): Verdict {
  const found = moderation.words().filter(({ text }) => texts.some((whole) => whole.includes(text)));
  const worst = found.find(({ suggest }) => suggest === 'risky') ?? found[0];
  return worst ? { suggest: worst.suggest, label: worst.label, keyword: worst.text } : NORMAL;
}
