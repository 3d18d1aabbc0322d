import com.google.common.collect.ImmutableList;
import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.common.util.concurrent.SettableFuture;
import com.google.firebase.rules.lang.CompileResult;
import com.google.firebase.rules.lang.FirebaseRulesProtoCompiler;
import com.google.firebase.rules.lang.common.FirebaseRulesLangOptions;
import com.google.firebase.rules.runtime.common.AsyncRuntimeFunction;
import com.google.firebase.rules.runtime.common.EvaluationException;
import com.google.firebase.rules.runtime.common.EvaluationRestrictions;
import com.google.firebase.rules.runtime.common.EvaluationResult;
import com.google.firebase.rules.runtime.evaluators.AuthRuleEvaluator;
import com.google.firebase.rules.runtime.impl.DefaultEvaluator;
import com.google.firebase.rules.runtime.utils.ExpressionValueUtils;
import com.google.firebase.rules.runtime.v1.ExecutionRequest;
import com.google.firebase.rules.runtime.v1.ExecutionResponse;
import com.google.firebase.rules.runtime.v1.ExpressionMapValue;
import com.google.firebase.rules.runtime.v1.ExpressionValue;
import com.google.firebase.rules.runtime.v1.RulesetAst;
import com.google.firebase.rules.v1.File;
import com.google.firebase.rules.v1.Issue;
import com.google.firebase.rules.v1.Source;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;

/**
 * Judges Storage requests for the Firebase emulator where its own rules runtime cannot be downloaded.
 *
 * <p>The Firestore emulator's jar carries the same rules engine, the {@code firebase.storage} service included. This
 * class serves the protocol of firebase-tools' {@code storage/rules/runtime.js} on top of it: one JSON object a line,
 * requests on stdin, answers on stdout. It is used from the reading thread only, so nothing here is locked.
 */
public final class StorageRules {
  /** Production allows a Storage rule two documents; a rule that needs a third must fail here as well. */
  private static final int DOCUMENTS_PER_REQUEST = 2;

  private final PrintStream answers;
  private final Map<String, RulesetAst> rulesets = new HashMap<>();
  private final Map<Long, Verification> verifications = new HashMap<>();

  private StorageRules(PrintStream answers) {
    this.answers = answers;
  }

  public static void main(String[] arguments) throws Exception {
    PrintStream protocol = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, "UTF-8");
    // The engine may print; anything but the protocol on stdout would be read as an answer.
    System.setOut(System.err);
    StorageRules runtime = new StorageRules(protocol);
    JsonObject ready = new JsonObject();
    ready.addProperty("id", -1);
    ready.addProperty("status", "ok");
    runtime.send(ready);
    BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = requests.readLine(); line != null; line = requests.readLine()) {
      if (!line.isBlank()) {
        runtime.receive(JsonParser.parseString(line).getAsJsonObject());
      }
    }
  }

  private void receive(JsonObject message) {
    long id = message.get("id").getAsLong();
    String action = message.has("action") ? message.get("action").getAsString() : "document";
    switch (action) {
      case "load_ruleset" -> loadRuleset(id, message.getAsJsonObject("context"));
      case "verify" -> verify(id, message.getAsJsonObject("context"));
      case "document" -> verifications.get(id).receiveDocument(message);
      default -> send(answer(id, "error"));
    }
  }

  private void loadRuleset(long id, JsonObject context) {
    Source.Builder source = Source.newBuilder();
    for (JsonElement file : context.getAsJsonObject("source").getAsJsonArray("files")) {
      JsonObject fields = file.getAsJsonObject();
      source.addFiles(
          File.newBuilder()
              .setName(fields.get("name").getAsString())
              .setContent(fields.get("content").getAsString()));
    }
    CompileResult compiled =
        FirebaseRulesProtoCompiler.createStandalone(
                FirebaseRulesLangOptions.builder().allowTernaryOperator(true).allowCrossServiceRules(true).build())
            .compile(source.build());
    JsonObject response = answer(id, "ok");
    for (Issue issue : compiled.getIssues()) {
      String kind = issue.getSeverity() == Issue.Severity.ERROR ? "errors" : "warnings";
      response.getAsJsonArray(kind).add(describe(issue));
    }
    if (response.getAsJsonArray("errors").isEmpty()) {
      rulesets.put(context.get("rulesetName").getAsString(), compiled.getRulesetAst());
      JsonObject result = new JsonObject();
      result.addProperty("rulesVersion", compiled.getRulesetAst().getVersionValue());
      response.add("result", result);
    }
    send(response);
  }

  private static String describe(Issue issue) {
    return "%s:%d:%d %s"
        .formatted(
            issue.getSourcePosition().getFileName(),
            issue.getSourcePosition().getLine(),
            issue.getSourcePosition().getColumn(),
            issue.getDescription());
  }

  private void verify(long id, JsonObject context) {
    Verification verification = new Verification(id);
    verifications.put(id, verification);
    AuthRuleEvaluator.RuleContext.Builder request =
        AuthRuleEvaluator.RuleContext.builder()
            .service(context.get("service").getAsString())
            .method(context.get("method").getAsString())
            .path(context.get("path").getAsString())
            .supplyFunction(verification.new DocumentFunction("firestore.get"))
            .supplyFunction(verification.new DocumentFunction("firestore.exists"))
            .listeners(ImmutableList.of());
    ListenableFuture<EvaluationResult> judgement;
    try {
      for (Map.Entry<String, JsonElement> variable : context.getAsJsonObject("variables").entrySet()) {
        request.supplyVariable(variable.getKey(), value(variable.getValue()));
      }
      RulesetAst ruleset = rulesets.get(context.get("rulesetName").getAsString());
      judgement =
          new DefaultEvaluator(ruleset, ImmutableList.of(), EvaluationRestrictions.builder().build())
              .evaluate(request.build());
    } catch (InvalidProtocolBufferException | RuntimeException error) {
      judgement = Futures.immediateFailedFuture(error);
    }
    Futures.addCallback(
        judgement,
        new FutureCallback<>() {
          @Override
          public void onSuccess(EvaluationResult result) {
            judge(id, result.permit(), null);
          }

          @Override
          public void onFailure(Throwable error) {
            judge(id, false, error);
          }
        },
        MoreExecutors.directExecutor());
  }

  private void judge(long id, boolean permitted, Throwable error) {
    verifications.remove(id);
    JsonObject response = answer(id, "ok");
    if (error != null) {
      response.getAsJsonArray("warnings").add(String.valueOf(error.getMessage()));
    }
    JsonObject result = new JsonObject();
    result.addProperty("permit", permitted);
    response.add("result", result);
    send(response);
  }

  private static JsonObject answer(long id, String status) {
    JsonObject response = new JsonObject();
    response.addProperty("id", id);
    response.addProperty("status", status);
    response.add("errors", new JsonArray());
    response.add("warnings", new JsonArray());
    return response;
  }

  private void send(JsonObject message) {
    answers.println(message);
  }

  /** Reads `{"string_value": …}` as firebase-tools writes it: the engine's own message in protobuf's JSON. */
  private static ExpressionValue value(JsonElement json) throws InvalidProtocolBufferException {
    ExpressionValue.Builder read = ExpressionValue.newBuilder();
    JsonFormat.parser().ignoringUnknownFields().merge(json.toString(), read);
    return read.build();
  }

  /** Turns Firestore's REST form (`{"stringValue": …}`) into the form firebase-tools uses for rule variables. */
  private static JsonElement fromFirestore(JsonObject value) {
    Map.Entry<String, JsonElement> only = value.entrySet().iterator().next();
    JsonObject result = new JsonObject();
    switch (only.getKey()) {
      case "nullValue" -> result.add("null_value", JsonNull.INSTANCE);
      case "booleanValue" -> result.add("bool_value", only.getValue());
      case "integerValue" -> result.add("int_value", only.getValue());
      case "doubleValue" -> result.add("float_value", only.getValue());
      case "timestampValue" -> result.add("timestamp_value", only.getValue());
      case "bytesValue" -> result.add("bytes_value", only.getValue());
      case "geoPointValue" -> result.add("latlng_value", only.getValue());
      case "mapValue" -> result.add("map_value", mapFromFirestore(only.getValue().getAsJsonObject()));
      case "arrayValue" -> {
        JsonArray values = new JsonArray();
        if (only.getValue().getAsJsonObject().has("values")) {
          for (JsonElement item : only.getValue().getAsJsonObject().getAsJsonArray("values")) {
            values.add(fromFirestore(item.getAsJsonObject()));
          }
        }
        JsonObject list = new JsonObject();
        list.add("values", values);
        result.add("list_value", list);
      }
      default -> result.add("string_value", only.getValue());
    }
    return result;
  }

  private static JsonObject mapFromFirestore(JsonObject map) {
    JsonObject fields = new JsonObject();
    if (map.has("fields") && map.get("fields").isJsonObject()) {
      for (Map.Entry<String, JsonElement> field : map.getAsJsonObject("fields").entrySet()) {
        fields.add(field.getKey(), fromFirestore(field.getValue().getAsJsonObject()));
      }
    }
    JsonObject result = new JsonObject();
    result.add("fields", fields);
    return result;
  }

  /** One Storage request being judged, with the documents its rules have asked for. */
  private final class Verification {
    private final long id;
    private final Map<String, SettableFuture<JsonObject>> documents = new LinkedHashMap<>();
    // firebase-tools keeps one handler per request id, so a second question waits for the first answer.
    private final Queue<String> unanswered = new ArrayDeque<>();

    Verification(long id) {
      this.id = id;
    }

    ListenableFuture<JsonObject> document(String path) {
      SettableFuture<JsonObject> known = documents.get(path);
      if (known != null) {
        return known;
      }
      SettableFuture<JsonObject> asked = SettableFuture.create();
      if (documents.size() >= DOCUMENTS_PER_REQUEST) {
        asked.setException(new IllegalStateException("a Storage rule may read two documents, not more"));
        return asked;
      }
      documents.put(path, asked);
      unanswered.add(path);
      if (unanswered.size() == 1) {
        ask(path);
      }
      return asked;
    }

    private void ask(String path) {
      JsonObject context = new JsonObject();
      context.addProperty("path", path);
      JsonObject question = new JsonObject();
      question.addProperty("server_request_id", id);
      question.addProperty("action", "fetch_firestore_document");
      question.add("context", context);
      send(question);
    }

    void receiveDocument(JsonObject message) {
      String path = unanswered.remove();
      if (!unanswered.isEmpty()) {
        ask(unanswered.peek());
      }
      boolean found = "ok".equals(message.get("status").getAsString()) && message.has("result");
      documents.get(path).set(found ? message.getAsJsonObject("result") : null);
    }

    /** `firestore.get(path)` or `firestore.exists(path)`. */
    private final class DocumentFunction implements AsyncRuntimeFunction {
      private final String name;

      DocumentFunction(String name) {
        this.name = name;
      }

      @Override
      public String name() {
        return name;
      }

      @Override
      public ListenableFuture<ExecutionResponse> execute(ExecutionRequest request) {
        String path;
        try {
          path =
              "/"
                  + String.join(
                      "/",
                      ExpressionValueUtils.getPathSegments(
                          request.getSourcePosition(), request.getArguments(0).getPathValue()));
        } catch (EvaluationException error) {
          return Futures.immediateFailedFuture(error);
        }
        return Futures.transformAsync(
            document(path), found -> Futures.immediateFuture(response(request, path, found)),
            MoreExecutors.directExecutor());
      }

      private ExecutionResponse response(ExecutionRequest request, String path, JsonObject found)
          throws EvaluationException, InvalidProtocolBufferException {
        if (name.equals("firestore.exists")) {
          return ExpressionValueUtils.createResponse(ExpressionValueUtils.createValue(found != null));
        }
        if (found == null) {
          throw new EvaluationException(request.getSourcePosition(), "no document at " + path);
        }
        JsonObject data = new JsonObject();
        data.add("map_value", mapFromFirestore(found));
        ExpressionMapValue resource =
            ExpressionMapValue.newBuilder()
                .putFields("data", value(data))
                .putFields("id", ExpressionValueUtils.createValue((Object) path.substring(path.lastIndexOf('/') + 1)))
                .build();
        return ExpressionValueUtils.createResponse(ExpressionValue.newBuilder().setMapValue(resource).build());
      }
    }
  }
}
