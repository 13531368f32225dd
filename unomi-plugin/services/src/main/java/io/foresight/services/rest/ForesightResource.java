/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.rest;

import io.foresight.services.GovernanceOperations;
import io.foresight.services.Operations;
import java.util.Collections;
import java.util.Map;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What concerns everything: status, health, work to start, profiles. */
@Path("/foresight")
@Component(service = ForesightResource.class, property = "osgi.jaxrs.resource=true")
public class ForesightResource {
  @Reference private Operations operations;
  @Reference private GovernanceOperations governance;

  @GET
  @Path("/status")
  public Response status() {
    return Answer.ok(operations::status);
  }

  @GET
  @Path("/health/live")
  public Response live() {
    return Answer.json(200, Collections.singletonMap("live", true));
  }

  @GET
  @Path("/health/ready")
  public Response ready() {
    Map<String, Object> health = operations.health();
    return Answer.json(Boolean.TRUE.equals(health.get("ready")) ? 200 : 503, health);
  }

  @GET
  @Path("/metrics")
  public Response metrics() {
    return Response.ok(operations.metrics(), "text/plain; version=0.0.4; charset=utf-8").build();
  }

  @GET
  @Path("/openapi.json")
  public Response openApi() {
    return Response.ok(
            getClass().getResourceAsStream("/io/foresight/services/rest/openapi.json"),
            MediaType.APPLICATION_JSON)
        .build();
  }

  @GET
  @Path("/readiness")
  public Response readiness() {
    return Answer.ok(operations::readiness);
  }

  @POST
  @Path("/train")
  public Response train(String body) {
    return Answer.accepted(() -> operations.train(Json.object(body)));
  }

  @POST
  @Path("/score")
  public Response score(String body) {
    return Answer.accepted(() -> operations.score(Json.object(body)));
  }

  @POST
  @Path("/sync")
  public Response sync() {
    return Answer.accepted(operations::sync);
  }

  @POST
  @Path("/feedback")
  public Response feedback() {
    return Answer.accepted(operations::feedback);
  }

  @GET
  @Path("/profiles/{id}/explain")
  public Response explain(@PathParam("id") String id) {
    return Answer.ok(() -> operations.explain(id));
  }

  @POST
  @Path("/profiles/{id}/erase")
  public Response erase(@PathParam("id") String id, @Context SecurityContext security) {
    return Answer.ok(() -> governance.erase(id, Users.name(security)));
  }

  @POST
  @Path("/uninstall")
  public Response uninstall(@QueryParam("keep") @DefaultValue("false") boolean keep) {
    return Answer.ok(() -> operations.uninstall(keep));
  }
}
