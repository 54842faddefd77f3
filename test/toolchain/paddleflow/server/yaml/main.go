// Command yaml reads texts as the server reads those of pipelines and runs: a JSON string a line, and for each a line
// with what it holds, or why it is refused.
package main

import (
	"encoding/json"
	"log"
	"os"
	"strings"

	"github.com/PaddlePaddle/PaddleFlow/pkg/common/schema"
	"gopkg.in/yaml.v3"
)

type reading struct {
	Content map[string]interface{} `json:"content,omitempty"`
	// Why a pipeline or a run with this text is refused.
	Refusal string `json:"refusal,omitempty"`
	// Why a run alone is.
	RunRefusal string `json:"runRefusal,omitempty"`
}

func read(text string) (found reading) {
	content, err := schema.RunYaml2Map([]byte(text))
	if err != nil {
		return reading{Refusal: err.Error()}
	}
	found.Content = content
	decoder := yaml.NewDecoder(strings.NewReader(text))
	decoder.KnownFields(true)
	if err := decoder.Decode(map[interface{}]interface{}{}); err != nil {
		found.RunRefusal = err.Error()
	}
	return found
}

func main() {
	input, output := json.NewDecoder(os.Stdin), json.NewEncoder(os.Stdout)
	for input.More() {
		var text string
		if err := input.Decode(&text); err != nil {
			log.Fatal(err)
		}
		if err := output.Encode(read(text)); err != nil {
			log.Fatal(err)
		}
	}
}
