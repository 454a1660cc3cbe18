import type { ProductCard } from '@shared/contracts/catalog.contract';
import { firstPicture } from '@shared/domain/catalog/first-picture';
import { availableByProduct } from '../_stores/availability.store';
import type { ProductDocument } from '../_stores/catalog.documents';

/** Cards of these products with what the store can sell of each. One round trip. */
export async function productCards(
  products: readonly ProductDocument[],
  storeId: string,
): Promise<ProductCard[]> {
  const available = await availableByProduct(
    storeId,
    products.map((product) => product._id),
  );
  return products.map((product) => productCard(product, available.get(product._id) ?? 0));
}

function productCard(product: ProductDocument, available: number): ProductCard {
  return {
    productId: product._id,
    name: product.name,
    picture: firstPicture(product),
    price: product.price,
    tagPrice: product.tagPrice,
    priceVaries: product.priceVaries,
    colours: product.colours.map(({ name, hex }) => ({ name, hex })),
    available,
  };
}
