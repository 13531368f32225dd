/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.rest;

import io.foresight.services.LeadOperations;
import java.util.Collections;
import javax.ws.rs.DELETE;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Response;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lead scores by explicit rules, and how they do against what was learned. */
@Path("/foresight/leads")
@Component(service = LeadsResource.class, property = "osgi.jaxrs.resource=true")
public class LeadsResource {
  @Reference private LeadOperations operations;

  @GET
  @Path("/rules")
  public Response rules() {
    return Answer.ok(operations::leadRules);
  }

  @PUT
  @Path("/rules")
  public Response put(String body) {
    return Answer.ok(() -> operations.putLeadRules(Json.object(body)));
  }

  @DELETE
  @Path("/rules")
  public Response delete() {
    return Answer.ok(
        () -> {
          operations.deleteLeadRules();
          return Collections.singletonMap("deleted", "rules");
        });
  }

  @POST
  @Path("/comparison")
  public Response compare(String body) {
    return Answer.accepted(() -> operations.compareLeads(Json.object(body)));
  }

  @GET
  @Path("/comparison")
  public Response comparison(@QueryParam("goal") @DefaultValue("") String goal) {
    return Answer.ok(() -> operations.leadComparison(goal));
  }
}
