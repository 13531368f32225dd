/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.rest;

import io.foresight.services.RecommendOperations;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.core.Response;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Learning recommendations, and what they are worth. */
@Path("/foresight/recommend")
@Component(service = RecommendResource.class, property = "osgi.jaxrs.resource=true")
public class RecommendResource {
  @Reference private RecommendOperations operations;

  @GET
  public Response status() {
    return Answer.ok(operations::recommender);
  }

  @POST
  public Response learn() {
    return Answer.accepted(operations::learnRecommendations);
  }

  @POST
  @Path("/profiles")
  public Response write(String body) {
    return Answer.accepted(() -> operations.writeRecommendations(Json.object(body)));
  }

  @GET
  @Path("/credit")
  public Response creditReport() {
    return Answer.ok(operations::creditReport);
  }

  @POST
  @Path("/credit")
  public Response credit() {
    return Answer.accepted(operations::credit);
  }

  @GET
  @Path("/opportunities")
  public Response opportunities() {
    return Answer.ok(operations::opportunities);
  }
}
