/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.itests;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands the tests the one {@link Shop} of this JVM, made when the first of them asks for it. */
final class ShopExtension implements ParameterResolver {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Shop.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Holder holder =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.GLOBAL)
            .getOrComputeIfAbsent(Shop.class, key -> new Holder(), Holder.class);
    return holder.shop;
  }

  /** Closed by JUnit after the last test of all classes. */
  private static final class Holder implements CloseableResource {
    final Shop shop = Shop.open();

    @Override
    public void close() {
      shop.close();
    }
  }
}
