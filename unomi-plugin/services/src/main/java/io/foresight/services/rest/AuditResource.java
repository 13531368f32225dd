/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.rest;

import io.foresight.services.GovernanceOperations;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Response;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who decided what, and whether the log of it is whole. */
@Path("/foresight/audit")
@Component(service = AuditResource.class, property = "osgi.jaxrs.resource=true")
public class AuditResource {
  @Reference private GovernanceOperations governance;

  @GET
  public Response audit(
      @QueryParam("subject") @DefaultValue("") String subject,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    return Answer.ok(() -> governance.audit(subject, limit));
  }
}
