/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.rest;

import io.foresight.services.GovernanceOperations;
import io.foresight.services.Operations;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The registry of models. */
@Path("/foresight/models")
@Component(service = ModelsResource.class, property = "osgi.jaxrs.resource=true")
public class ModelsResource {
  @Reference private Operations operations;
  @Reference private GovernanceOperations governance;

  @GET
  public Response list(@QueryParam("goal") @DefaultValue("") String goal) {
    return Answer.ok(() -> operations.models(goal));
  }

  @GET
  @Path("/{version}")
  public Response card(@PathParam("version") String version) {
    return Answer.ok(() -> operations.model(version));
  }

  @POST
  @Path("/{version}/promote")
  public Response promote(@PathParam("version") String version, @Context SecurityContext security) {
    return Answer.ok(() -> governance.promote(version, Users.name(security)));
  }

  @POST
  @Path("/{version}/approve")
  public Response approve(
      @PathParam("version") String version, @Context SecurityContext security, String body) {
    return Answer.ok(() -> governance.approve(version, Json.object(body), Users.name(security)));
  }

  @GET
  @Path("/{version}/card.md")
  public Response markdown(@PathParam("version") String version) {
    return Answer.markdown(() -> governance.card(version));
  }

  @GET
  @Path("/{version}/simulate")
  public Response simulate(
      @PathParam("version") String version,
      @QueryParam("share") String share,
      @QueryParam("cutOff") String cutOff,
      @QueryParam("cost") String cost,
      @QueryParam("margin") String margin,
      @QueryParam("audience") String audience) {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("share", share);
    request.put("cutOff", cutOff);
    request.put("cost", cost);
    request.put("margin", margin);
    request.put("audience", audience);
    return Answer.ok(() -> governance.simulate(version, request));
  }

  @POST
  @Path("/{version}/fairness")
  public Response fairness(@PathParam("version") String version, String body) {
    return Answer.accepted(() -> governance.fairness(version, Json.object(body)));
  }

  @GET
  @Path("/{version}/checks")
  public Response checks(@PathParam("version") String version) {
    return Answer.ok(() -> governance.checks(version));
  }
}
