// dlib itself, asked line by line by tests/bench/faces/main.ts, which compiles it (dlib-peer.ts has the command).
//
//   peer network.dat shape_predictor_5_face_landmarks.dat chip.png…
//
// Each line of standard input gets one line of JSON on standard output; times are taken here, without the talking:
//   vectors         the embeddings of all chips
//   chips <n>       milliseconds for one run of the network on n chips
//   picture <file>  milliseconds from the file to embeddings (decode, HOG detector, five points, network), and the
//                   faces with box and embedding
//
// The network type is that of dlib's examples/dnn_face_recognition_ex.cpp (public domain).

#include <dlib/dnn.h>
#include <dlib/image_io.h>
#include <dlib/image_processing.h>
#include <dlib/image_processing/frontal_face_detector.h>
#include <dlib/revision.h>

#include <chrono>
#include <iomanip>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

using namespace dlib;

template <template <int, template <typename> class, int, typename> class block, int N,
          template <typename> class BN, typename SUBNET>
using residual = add_prev1<block<N, BN, 1, tag1<SUBNET>>>;

template <template <int, template <typename> class, int, typename> class block, int N,
          template <typename> class BN, typename SUBNET>
using residual_down = add_prev2<avg_pool<2, 2, 2, 2, skip1<tag2<block<N, BN, 2, tag1<SUBNET>>>>>>;

template <int N, template <typename> class BN, int stride, typename SUBNET>
using block = BN<con<N, 3, 3, 1, 1, relu<BN<con<N, 3, 3, stride, stride, SUBNET>>>>>;

template <int N, typename SUBNET> using ares = relu<residual<block, N, affine, SUBNET>>;
template <int N, typename SUBNET> using ares_down = relu<residual_down<block, N, affine, SUBNET>>;

template <typename SUBNET> using alevel0 = ares_down<256, SUBNET>;
template <typename SUBNET> using alevel1 = ares<256, ares<256, ares_down<256, SUBNET>>>;
template <typename SUBNET> using alevel2 = ares<128, ares<128, ares_down<128, SUBNET>>>;
template <typename SUBNET> using alevel3 = ares<64, ares<64, ares<64, ares_down<64, SUBNET>>>>;
template <typename SUBNET> using alevel4 = ares<32, ares<32, ares<32, SUBNET>>>;

using network = loss_metric<fc_no_bias<
    128, avg_pool_everything<alevel0<alevel1<alevel2<alevel3<alevel4<max_pool<
             3, 3, 2, 2, relu<affine<con<32, 7, 7, 2, 2, input_rgb_image_sized<150>>>>>>>>>>>>>;

using chip = matrix<rgb_pixel>;
using embedding = matrix<float, 0, 1>;
using steady = std::chrono::steady_clock;

double milliseconds_since(steady::time_point start) {
  return std::chrono::duration<double, std::milli>(steady::now() - start).count();
}

void write(std::ostream& out, const embedding& vector) {
  out << "[";
  // Nine digits bring a float32 back exactly.
  for (long k = 0; k < vector.size(); ++k) out << (k == 0 ? "" : ",") << std::setprecision(9) << vector(k);
  out << "]";
}

void answer_vectors(std::ostream& out, network& net, const std::vector<chip>& chips) {
  out << "{\"dlib\":\"" << DLIB_MAJOR_VERSION << "." << DLIB_MINOR_VERSION << "\",\"vectors\":[";
  bool first = true;
  for (const embedding& vector : net(chips)) {
    out << (first ? "" : ",");
    write(out, vector);
    first = false;
  }
  out << "]}";
}

void answer_chips(std::ostream& out, network& net, const std::vector<chip>& chips, std::size_t count) {
  std::vector<chip> batch;
  for (std::size_t i = 0; i < count; ++i) batch.push_back(chips[i % chips.size()]);
  const auto start = steady::now();
  net(batch, count);
  out << "{\"milliseconds\":" << milliseconds_since(start) << "}";
}

void answer_picture(std::ostream& out, network& net, frontal_face_detector& detector,
                    const shape_predictor& five_points, const std::string& file) {
  const auto start = steady::now();
  chip picture;
  load_image(picture, file);
  const std::vector<rectangle> boxes = detector(picture);
  std::vector<chip> faces;
  for (const rectangle& box : boxes) {
    chip face;
    extract_image_chip(picture, get_face_chip_details(five_points(picture, box), 150, 0.25), face);
    faces.push_back(std::move(face));
  }
  std::vector<embedding> embeddings;
  if (!faces.empty()) embeddings = net(faces);
  const double milliseconds = milliseconds_since(start);
  out << "{\"milliseconds\":" << milliseconds << ",\"width\":" << picture.nc() << ",\"height\":" << picture.nr()
      << ",\"faces\":[";
  for (std::size_t i = 0; i < faces.size(); ++i) {
    out << (i == 0 ? "" : ",") << "{\"box\":{\"x\":" << boxes[i].left() << ",\"y\":" << boxes[i].top()
        << ",\"width\":" << boxes[i].width() << ",\"height\":" << boxes[i].height() << "},\"embedding\":";
    write(out, embeddings[i]);
    out << "}";
  }
  out << "]}";
}

int main(int argc, char** argv) {
  if (argc < 4) {
    std::cerr << "Usage: peer network.dat five_points.dat chip.png...\n";
    return 2;
  }
  network net;
  deserialize(argv[1]) >> net;
  shape_predictor five_points;
  deserialize(argv[2]) >> five_points;
  frontal_face_detector detector = get_frontal_face_detector();
  std::vector<chip> chips(argc - 3);
  for (int i = 3; i < argc; ++i) load_image(chips[i - 3], argv[i]);

  for (std::string line; std::getline(std::cin, line);) {
    std::ostringstream out;
    try {
      if (line == "vectors") answer_vectors(out, net, chips);
      else if (line.rfind("chips ", 0) == 0) answer_chips(out, net, chips, std::stoul(line.substr(6)));
      else if (line.rfind("picture ", 0) == 0) answer_picture(out, net, detector, five_points, line.substr(8));
      else throw std::runtime_error("not understood: " + line);
    } catch (const std::exception& error) {
      std::cerr << error.what() << "\n";
      return 1;
    }
    std::cout << out.str() << std::endl;
  }
}
