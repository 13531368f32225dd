/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.unomi;

import org.apache.unomi.api.Metadata;
import org.apache.unomi.api.Scope;
import org.apache.unomi.api.services.ScopeService;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The scope of events we create; Unomi drops public events of scopes it does not know. */
@Component(service = OwnScope.class)
public class OwnScope {
  @Reference private ScopeService scopes;

  /** Creates the scope unless it exists. */
  public void ensure(String id) {
    if (scopes.getScope(id) != null) {
      return;
    }
    Metadata metadata = new Metadata(id);
    metadata.setName(id);
    metadata.setDescription(
        "Events that Foresight imported or brought back from the mail platform");
    metadata.setScope(id);
    Scope scope = new Scope();
    scope.setItemId(id);
    scope.setScope(id);
    scope.setMetadata(metadata);
    scopes.save(scope);
  }

  /** Removes the scope; events of it stay. */
  public void remove(String id) {
    if (scopes.getScope(id) != null) {
      scopes.delete(id);
    }
  }
}
