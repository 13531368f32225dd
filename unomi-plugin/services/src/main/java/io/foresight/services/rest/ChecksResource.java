/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.rest;

import io.foresight.services.GovernanceOperations;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.core.Response;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Live models held against what really happened. */
@Path("/foresight/checks")
@Component(service = ChecksResource.class, property = "osgi.jaxrs.resource=true")
public class ChecksResource {
  @Reference private GovernanceOperations governance;

  @GET
  public Response alarms() {
    return Answer.ok(governance::alarms);
  }

  @POST
  public Response check(String body) {
    return Answer.accepted(() -> governance.check(Json.object(body)));
  }
}
