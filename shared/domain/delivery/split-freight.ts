import { sumFen, type Fen } from '../../kernel/money';
import { allocateFen } from '../money/allocate';

/**
 * Splits the freight of an order over its parts by what their goods cost, to the fen; equally when all of them cost
 * nothing (a gift still travels). In the order of the parts; asserts at least one.
 */
export function splitFreight(freight: Fen, goodsOfParts: readonly Fen[]): Fen[] {
  const isAllFree = sumFen(goodsOfParts) === 0;
  return allocateFen(freight, isAllFree ? goodsOfParts.map(() => 1) : goodsOfParts);
}
