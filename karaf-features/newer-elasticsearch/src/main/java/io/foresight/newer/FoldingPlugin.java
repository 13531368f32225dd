/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.newer;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.elasticsearch.index.analysis.AbstractTokenFilterFactory;
import org.elasticsearch.index.analysis.PreConfiguredTokenizer;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.plugins.AnalysisPlugin;
import org.elasticsearch.plugins.Plugin;

/** The tokenizer {@code keyword} and the filter {@code asciifolding} of Unomi's analyser. */
public final class FoldingPlugin extends Plugin implements AnalysisPlugin {
  @Override
  public List<PreConfiguredTokenizer> getPreConfiguredTokenizers() {
    return List.of(PreConfiguredTokenizer.singleton("keyword", KeywordTokenizer::new));
  }

  @Override
  public Map<String, AnalysisProvider<TokenFilterFactory>> getTokenFilters() {
    return Collections.singletonMap(
        "asciifolding",
        (index, environment, name, settings) ->
            new AbstractTokenFilterFactory(index, name, settings) {
              @Override
              public TokenStream create(TokenStream tokens) {
                return new ASCIIFoldingFilter(tokens);
              }
            });
  }
}
