import { catalogContract } from '@shared/contracts/catalog.contract';
import { serve } from '../_runtime/serve';
import { categories } from './categories';
import { home } from './home';
import { listProducts } from './list-products';
import { product } from './product';
import { stockByStore, stores } from './stores';

export const main = serve(catalogContract, {
  home,
  stores,
  categories,
  list: listProducts,
  product,
  stockByStore,
});
