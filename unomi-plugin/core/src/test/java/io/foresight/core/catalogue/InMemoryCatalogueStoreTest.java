/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.catalogue;

class InMemoryCatalogueStoreTest extends CatalogueStoreContract {
  @Override
  protected CatalogueStore emptyStore() {
    return new InMemoryCatalogueStore();
  }
}
