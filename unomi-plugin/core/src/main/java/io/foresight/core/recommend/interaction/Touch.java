/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.interaction;

/** What one person did with one item, as sums that do not depend on the order of coming. */
final class Touch {
  /** Interest, faded to {@link #last}. */
  double weight;

  /** Orders, faded to {@link #lastOrder} half as fast as interest. */
  double orderWeight;

  int orders;
  int last;
  int firstOrder;
  int lastOrder;
  int lastView;
  int lastCart;
  int lastRemoved;

  void add(InteractionKind kind, int second, InteractionWeights w) {
    weight = faded(weight, last, second, w, 1) + w.of(kind) * w.left(Math.max(0, last - second));
    last = Math.max(last, second);
    switch (kind) {
      case ORDER:
        orderWeight =
            faded(orderWeight, lastOrder, second, w, 2)
                + w.left(Math.max(0, lastOrder - (double) second) / 2);
        firstOrder = orders == 0 ? second : Math.min(firstOrder, second);
        lastOrder = Math.max(lastOrder, second);
        orders++;
        break;
      case VIEW:
      case CLICK:
        lastView = Math.max(lastView, second);
        break;
      case CART:
        lastCart = Math.max(lastCart, second);
        break;
      case CART_REMOVE:
        lastRemoved = Math.max(lastRemoved, second);
        break;
      default:
        break;
    }
  }

  void merge(Touch o, InteractionWeights w) {
    weight = faded(weight, last, o.last, w, 1) + faded(o.weight, o.last, last, w, 1);
    orderWeight =
        faded(orderWeight, lastOrder, o.lastOrder, w, 2)
            + faded(o.orderWeight, o.lastOrder, lastOrder, w, 2);
    firstOrder =
        orders == 0
            ? o.firstOrder
            : o.orders == 0 ? firstOrder : Math.min(firstOrder, o.firstOrder);
    orders += o.orders;
    last = Math.max(last, o.last);
    lastOrder = Math.max(lastOrder, o.lastOrder);
    lastView = Math.max(lastView, o.lastView);
    lastCart = Math.max(lastCart, o.lastCart);
    lastRemoved = Math.max(lastRemoved, o.lastRemoved);
  }

  Touch copy() {
    Touch t = new Touch();
    t.weight = weight;
    t.orderWeight = orderWeight;
    t.orders = orders;
    t.last = last;
    t.firstOrder = firstOrder;
    t.lastOrder = lastOrder;
    t.lastView = lastView;
    t.lastCart = lastCart;
    t.lastRemoved = lastRemoved;
    return t;
  }

  /** Interest as of a moment. */
  double weightAt(int now, InteractionWeights w) {
    return weight * w.left(now - (double) last);
  }

  /** Orders as of a moment. */
  double ordersAt(int now, InteractionWeights w) {
    return orderWeight * w.left((now - (double) lastOrder) / 2);
  }

  boolean inCart() {
    return lastCart > lastRemoved && lastCart > lastOrder;
  }

  private static double faded(double v, int of, int to, InteractionWeights w, int slower) {
    return to > of ? v * w.left((to - (double) of) / slower) : v;
  }
}
