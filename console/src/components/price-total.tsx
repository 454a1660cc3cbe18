import { yuanParts, type Fen } from '@shared/kernel/money';

/** The sum that matters on a page: the sign and the decimals small. */
export function PriceTotal({ amount }: { amount: Fen }) {
  const { sign, whole, decimals } = yuanParts(amount);
  return (
    <span className="price-total">
      <i>{sign && '−'}¥</i>
      {whole}
      <small>.{decimals}</small>
    </span>
  );
}
