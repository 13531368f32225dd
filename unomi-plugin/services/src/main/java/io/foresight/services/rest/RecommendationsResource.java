/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.rest;

import io.foresight.services.RecommendOperations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Response;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Ranked items for a profile, or for somebody unknown by the items of the session. */
@Path("/foresight/recommendations")
@Component(service = RecommendationsResource.class, property = "osgi.jaxrs.resource=true")
public class RecommendationsResource {
  @Reference private RecommendOperations operations;

  @GET
  @Path("/{slot}")
  public Response get(
      @PathParam("slot") String slot,
      @QueryParam("profile") String profile,
      @QueryParam("item") List<String> items,
      @QueryParam("viewed") List<String> viewed,
      @QueryParam("cart") List<String> cart,
      @QueryParam("without") List<String> without,
      @QueryParam("limit") Integer limit,
      @QueryParam("locale") String locale,
      @QueryParam("segment") String segment,
      @QueryParam("shown") Boolean shown) {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("profile", profile);
    request.put("item", items);
    request.put("viewed", viewed);
    request.put("cart", cart);
    request.put("without", without);
    request.put("limit", limit);
    request.put("locale", locale);
    request.put("segment", segment);
    request.put("shown", shown);
    request.values().removeIf(v -> v == null);
    return Answer.ok(() -> operations.recommendations(slot, request));
  }

  @POST
  @Path("/clicks")
  public Response clicked(String body) {
    return Answer.accepted(() -> operations.clicked(Json.object(body)));
  }
}
